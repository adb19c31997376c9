import { VectorTile, type VectorTileFeature, type VectorTileLayer } from '@mapbox/vector-tile'
import type { Hono } from 'hono'
import { PbfReader } from 'pbf'

export type Layers = Readonly<Record<string, VectorTileLayer>>

export function decodeTile(bytes: Uint8Array): Layers {
  return new VectorTile(new PbfReader(bytes)).layers
}

export function featuresOf(layer: VectorTileLayer | undefined): VectorTileFeature[] {
  return Array.from({ length: layer?.length ?? 0 }, (_, index) => layer?.feature(index) as VectorTileFeature)
}

/** The tile of an address under `/api`. */
export async function getTile(app: Hono, path: string): Promise<Layers> {
  const response = await app.request(`/api${path}`)
  if (response.status !== 200) throw new Error(`got ${response.status} for ${path}: ${await response.text()}`)
  return decodeTile(new Uint8Array(await response.arrayBuffer()))
}

/** Whether a feature's first point lies in the tile itself, not in its buffer. */
export function isInside(feature: VectorTileFeature): boolean {
  const point = feature.loadGeometry()[0]?.[0]
  return point !== undefined && [point.x, point.y].every((units) => units >= 0 && units < feature.extent)
}

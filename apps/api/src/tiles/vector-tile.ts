import { fromVectorTileJs } from '@maplibre/vt-pbf'
import type { MapTile } from '@nahrain/engine'
import type { Query } from '@nahrain/model'
import type { Collection } from '../collections.ts'
import { groupLayer, rowLayer } from './layers.ts'
import { rowsOfTile, type TileRows } from './tile-rows.ts'
import { type TileSource, tileSource } from './tile-source.ts'

/** Size of a tile in features of single rows, see `TileRows`; where there would be more, the fullest layers carry groups of rows instead. */
export const MOST_FEATURES = 50_000

/** A collection that becomes a layer, and what is asked of it. */
export interface AskedCollection {
  readonly collection: Collection
  /** Prepared: the engine can answer it. */
  readonly query: Query
}

/** Makes tiles: everything that has to be waited for is read. */
export type TileMaker = (asked: readonly AskedCollection[], tile: MapTile) => Uint8Array

/** Reads what the tiles of some collections need. @throws damaged-dataset */
export async function tileMaker(collections: readonly Collection[]): Promise<TileMaker> {
  const read = await Promise.all(collections.map(async ({ loaded }) => [loaded, await tileSource(loaded)] as const))
  const sources = new Map(read)
  return (asked, tile) => {
    const layers = asked.map(({ collection: { id, loaded }, query }): Layer => {
      const source = sources.get(loaded) as TileSource
      return { id, source, rows: rowsOfTile(loaded, source.shapes, { query, tile }) }
    })
    return encode(layers)
  }
}

interface Layer {
  readonly id: string
  readonly source: TileSource
  readonly rows: TileRows
}

/** A Mapbox Vector Tile 2.1, not compressed; no bytes at all where there is nothing. Layers without features are left out. */
function encode(layers: readonly Layer[]): Uint8Array {
  const whole = carriedWhole(layers)
  const written = layers.map((layer) =>
    whole.has(layer) ? rowLayer(layer.id, layer.source.fields, layer.rows) : groupLayer(layer.id, layer.rows),
  )
  const filled = written.filter(({ length }) => length > 0)
  // The keys only give the order: a key that is a number would come first.
  const ordered = { layers: Object.fromEntries(filled.map((layer, index) => [`layer-${index}`, layer])) }
  // It reads no more of a point than x and y, and leaves out properties that are undefined.
  return fromVectorTileJs(ordered as unknown as Parameters<typeof fromVectorTileJs>[0])
}

/** The layers that carry their rows: as many as fit together, the emptiest first. */
function carriedWhole(layers: readonly Layer[]): ReadonlySet<Layer> {
  let left = MOST_FEATURES
  const whole = new Set<Layer>()
  for (const layer of [...layers].sort((a, b) => a.rows.size - b.rows.size)) {
    left -= layer.rows.size
    if (left < 0) break
    whole.add(layer)
  }
  return whole
}

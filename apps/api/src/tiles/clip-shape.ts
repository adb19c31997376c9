import { geoJSONToTile } from '@maplibre/geojson-vt'
import { FINEST_TILES, type MapTile } from '@nahrain/engine'
import type { DrawnShape } from './drawn-shapes.ts'
import { BUFFER, EXTENT, unitsOf } from './tile-units.ts'

/** Kinds of geometry as vector tiles number them. */
export const POINT = 1
export const LINE = 2
export const AREA = 3

/** A position in units of a tile. */
export interface TilePoint {
  x: number
  y: number
}

/** What of a shape lies in a tile and its buffer: the lines, rings or points, in whole units of the tile. */
export interface TileGeometry {
  readonly type: typeof POINT | typeof LINE | typeof AREA
  /** Rings are closed; outer ones run clockwise as they are seen, holes the other way and after their outer ring. */
  readonly parts: readonly (readonly TilePoint[])[]
}

/** What geojson-vt gives: positions in whole units. Its own types cannot be resolved as Node resolves modules. */
type Clipped =
  | { readonly type: typeof POINT; readonly geometry: readonly (readonly [number, number])[] }
  | { readonly type: typeof LINE | typeof AREA; readonly geometry: readonly (readonly (readonly [number, number])[])[] }

/** Half of a pixel of a map with tiles of 512 pixels: bends within it cannot be seen. */
const TOLERANCE = EXTENT / 512 / 2

const OPTIONS = { extent: EXTENT, buffer: BUFFER, tolerance: TOLERANCE, maxZoom: FINEST_TILES, wrap: true, clip: true }

/** Clips a shape to a tile and leaves out what cannot be seen at its zoom; empty where nothing remains. */
export function clipShape({ geometry, bounds }: DrawnShape, tile: MapTile): TileGeometry | undefined {
  if (!touches(bounds, tile)) return undefined
  const feature = { type: 'Feature', properties: null, geometry } as const
  const { features }: { readonly features: readonly Clipped[] } = geoJSONToTile(
    feature,
    tile.zoom,
    tile.column,
    tile.row,
    OPTIONS,
  )
  const type = features[0]?.type
  if (type === undefined) return undefined
  const parts = features.flatMap(partsOf)
  const clean = type === AREA ? closedRings(parts) : type === LINE ? parts.filter(({ length }) => length > 1) : parts
  return clean.length === 0 ? undefined : { type, parts: clean }
}

/** Whether bounds reach the tile or its buffer in any turn of the globe. */
function touches([west, south, east, north]: DrawnShape['bounds'], tile: MapTile): boolean {
  const { x, y } = unitsOf(tile)
  if (y(north) > EXTENT + BUFFER || y(south) < -BUFFER) return false
  return [-360, 0, 360].some((turn) => x(east + turn) >= -BUFFER && x(west + turn) <= EXTENT + BUFFER)
}

/** All points of one part, or the lines or rings; points that fall on the one before them are left out. */
function partsOf(feature: Clipped): TilePoint[][] {
  if (feature.type === POINT) return [feature.geometry.map(([x, y]) => ({ x, y }))]
  return feature.geometry.map((part) => {
    const isRepeated = ([x, y]: readonly number[], at: number) => x === part[at - 1]?.[0] && y === part[at - 1]?.[1]
    return part.filter((position, at) => !isRepeated(position, at)).map(([x, y]) => ({ x, y }))
  })
}

/** Rings that still have an area in whole units; a hole is left out before there is an outer ring that it could be in. */
function closedRings(rings: readonly TilePoint[][]): TilePoint[][] {
  const areas = rings.map(doubleArea)
  const firstOuter = areas.findIndex((area) => area > 0)
  return rings.filter((_, at) => at >= firstOuter && firstOuter >= 0 && areas[at] !== 0)
}

/** Twice the area of a closed ring: positive where it runs clockwise as it is seen, y to the south (the specification's exterior rings). */
export function doubleArea(ring: readonly TilePoint[]): number {
  return ring.reduce((sum, { x, y }, at) => {
    const next = ring[(at + 1) % ring.length] as TilePoint
    return sum + x * next.y - next.x * y
  }, 0)
}

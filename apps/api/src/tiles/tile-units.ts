import { type MapTile, TILE_BUFFER, worldX, worldY } from '@nahrain/engine'

/** Units across a tile (Mapbox Vector Tile Specification 2.1, section 4.1). */
export const EXTENT = 4096
/** Units around a tile in which it still carries what lies there, so that marks and lines are whole at its edges. */
export const BUFFER = EXTENT * TILE_BUFFER

/** Turns degrees into units of a tile, from its north-western corner to the east and to the south. */
export interface TileUnits {
  readonly x: (longitude: number) => number
  readonly y: (latitude: number) => number
}

export function unitsOf({ zoom, column, row }: MapTile): TileUnits {
  const world = EXTENT * 2 ** zoom
  return {
    x: (longitude) => worldX(longitude) * world - column * EXTENT,
    y: (latitude) => worldY(latitude) * world - row * EXTENT,
  }
}

/** The whole unit of a mark that stands in the tile: the last one before the tile's edge, never the first one of the next tile. */
export function unitInside(units: number): number {
  return Math.min(EXTENT - 1, Math.round(units))
}

/** The whole unit of a mark that stands beside the tile: never one inside, where a reader would take it for a mark of the tile. */
export function unitOutside(units: number): number {
  const rounded = Math.round(units)
  return rounded === 0 && units < 0 ? -1 : rounded
}

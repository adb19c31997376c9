import { CURVE_LEVELS, curveIndex } from '../dataset/curve.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { firstRowAt, type GridView, isApart, visitQuadrants } from './cell-grid.ts'

/** A tile of the map of the world as web maps count them (EPSG:3857): one tile at zoom 0, columns from the west, rows from the north. */
export interface MapTile {
  /** 0 to `FINEST_TILES`. */
  readonly zoom: number
  readonly column: number
  readonly row: number
}

/** Width of the buffer around a tile, as a share of the tile's width. */
export const TILE_BUFFER = 1 / 64

/** The buffer of a tile of this zoom is one cell of the finest grid: 1.2 m at the equator. */
export const FINEST_TILES = CURVE_LEVELS + Math.log2(TILE_BUFFER)

const SIDE = 2 ** CURVE_LEVELS
/** Fewer rows than this are asked one by one. */
const FEW_ROWS = 16

/**
 * The rows whose mark stands in a tile, from the first up to, not including, the last. A tile is a cell of the grid along which rows are
 * sorted, so it is one run of rows; each placed row is in exactly one tile of a zoom, also beyond the latitudes that the map has.
 */
export function rowsInTile(dataset: Dataset, { zoom, column, row }: MapTile): readonly [start: number, end: number] {
  const size = 2 ** (CURVE_LEVELS - zoom)
  const cells = size ** 2
  const key = Math.floor(curveIndex(column * size, row * size) / cells)
  const start = firstRowAt(dataset, key * cells, 0, dataset.placed)
  return [start, firstRowAt(dataset, (key + 1) * cells, start, dataset.placed)]
}

/** Rows whose mark stands in a part of a tile's buffer. */
export interface BufferRows {
  readonly rows: Uint32Array
  /** Widths of the world, to the east, that bring them beside the tile: not 0 where the buffer reaches across the antimeridian. */
  readonly turns: -1 | 0 | 1
}

/** The rows around a tile. At zoom 0 the tile is its own neighbour in the west and in the east. */
export function rowsInBuffer(dataset: Dataset, tile: MapTile): BufferRows[] {
  return stripsAround(tile).map(({ view, turns }) => ({ turns, rows: rowsInView(dataset, view) }))
}

interface Strip extends Pick<BufferRows, 'turns'> {
  readonly view: GridView
}

/** Four strips that overlap neither each other nor the tile; none beyond the map's northern and southern edge. */
function stripsAround({ zoom, column, row }: MapTile): Strip[] {
  const size = 2 ** (CURVE_LEVELS - zoom)
  const buffer = size * TILE_BUFFER
  const [west, north] = [column * size, row * size]
  const [east, south] = [west + size, north + size]
  const [top, bottom] = [Math.max(0, north - buffer), Math.min(SIDE, south + buffer) - 1]
  const tall = (from: number): GridView => ({ west: from, east: from + buffer - 1, north: top, south: bottom })
  const wide = (from: number): GridView => ({ west, east: east - 1, north: from, south: from + buffer - 1 })
  return [
    west === 0 ? { view: tall(SIDE - buffer), turns: -1 } : { view: tall(west - buffer), turns: 0 },
    east === SIDE ? { view: tall(0), turns: 1 } : { view: tall(east), turns: 0 },
    ...(north === 0 ? [] : [{ view: wide(north - buffer), turns: 0 } as const]),
    ...(south === SIDE ? [] : [{ view: wide(south), turns: 0 } as const]),
  ]
}

/** Walks down the quadrants that touch the view. */
function rowsInView(dataset: Dataset, view: GridView): Uint32Array {
  const rows: number[] = []

  function visit(depth: number, key: number, start: number, end: number): void {
    if (start === end || isApart(dataset, depth, start, view)) return
    if (end - start <= FEW_ROWS || depth === CURVE_LEVELS) {
      for (let row = start; row < end; row++) if (!isApart(dataset, CURVE_LEVELS, row, view)) rows.push(row)
      return
    }
    visitQuadrants(dataset, { depth, key, start, end }, visit)
  }

  visit(0, 0, 0, dataset.placed)
  return Uint32Array.from(rows)
}

import type { Cells } from '@nahrain/model'
import { mercatorX, mercatorY } from './mercator.ts'

/** Width of a hexagon at its own zoom, in pixels; up to twice as wide before the next zoom. */
const WIDTH = 48
const TILE = 512
const ROW_HEIGHT = Math.sqrt(3) / 2

/** Cells gathered into hexagons that are fixed to the world: panning moves none of them. */
export interface Hexagons {
  /** Centres, in mercator units. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly count: Uint32Array
  /** From a centre to a corner, in mercator units. */
  readonly radius: number
}

/** Sums the cells' counts by hexagons with a corner at the top. `zoom` is MapLibre's, whole. */
export function binHexagons(cells: Cells, zoom: number): Hexagons {
  // A whole number of hexagons goes round the world, so that the grid has no seam at 180°.
  const columns = Math.round((TILE * 2 ** zoom) / WIDTH)
  const sums = new Map<number, number>()
  for (let cell = 0; cell < cells.key.length; cell++) {
    const x = mercatorX(cells.longitude[cell] as number) * columns
    const y = (mercatorY(cells.latitude[cell] as number) * columns) / ROW_HEIGHT
    const key = hexagonAt(x, y, columns)
    sums.set(key, (sums.get(key) ?? 0) + (cells.count[cell] as number))
  }
  const keys = [...sums.keys()].sort((a, b) => a - b)
  const rowOf = (key: number) => Math.floor(key / columns)
  return {
    x: Float64Array.from(keys, (key) => ((key % columns) + (rowOf(key) % 2) / 2) / columns),
    y: Float64Array.from(keys, (key) => (rowOf(key) * ROW_HEIGHT) / columns),
    count: Uint32Array.from(keys, (key) => sums.get(key) as number),
    radius: 1 / Math.sqrt(3) / columns,
  }
}

/** The hexagon with the nearest centre; it stands in one of the two rows around the point. `x` in widths, `y` in rows. */
function hexagonAt(x: number, y: number, columns: number): number {
  const above = Math.floor(y)
  const [first, second] = [above, above + 1].map((row) => {
    const shift = Math.abs(row % 2) / 2
    const column = Math.round(x - shift)
    const distance = (x - shift - column) ** 2 + ((y - row) * ROW_HEIGHT) ** 2
    return { key: row * columns + (((column % columns) + columns) % columns), distance }
  }) as [{ key: number; distance: number }, { key: number; distance: number }]
  return first.distance <= second.distance ? first.key : second.key
}

/** Whether a mercator position lies in one of the hexagons. */
export function isInHexagon({ x, y, radius }: Hexagons, east: number, south: number): boolean {
  return x.some((centre, index) => {
    // In either copy of the world at 180°.
    const across = Math.abs(east - centre)
    const dx = Math.min(across, 1 - across) / radius
    const dy = Math.abs(south - (y[index] as number)) / radius
    return dx <= ROW_HEIGHT && dx / ROW_HEIGHT / 2 + dy <= 1
  })
}

/**
 * The step of a ramp, 0-based, for a count between the least and the most that are shown.
 * Steps are even in the logarithm, because counts differ by powers of ten.
 */
export function stepOf(count: number, [least, most]: readonly [least: number, most: number], steps: number): number {
  if (most <= least) return 0
  return Math.min(steps - 1, Math.floor((Math.log(count / least) / Math.log(most / least)) * steps))
}

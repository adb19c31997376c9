import { CURVE_LEVELS, curveIndex, gridX, gridY } from '../dataset/curve.ts'
import { type Dataset, STEPS_PER_DEGREE } from '../dataset/dataset.ts'
import { firstRowAt } from './cell-grid.ts'

/** Groups of rows, as columns. */
export interface RowGroups {
  /** Centroid of the group's marks, degrees. */
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  readonly count: Uint32Array
}

/**
 * Groups placed rows, given in ascending order, by the cells of a grid over the map of the world that is 2^`level` cells across, `level` at
 * most `CURVE_LEVELS`. Each row is in exactly one group.
 */
export function groupRows(dataset: Dataset, rows: Uint32Array, level: number): RowGroups {
  const { longitudeE7, latitudeE7 } = dataset
  const [longitude, latitude, count]: [number[], number[], number[]] = [[], [], []]
  for (let at = 0; at < rows.length; ) {
    const first = at
    const end = endOfCell(dataset, rows[at] as number, level)
    let [x, y] = [0, 0]
    for (; at < rows.length && (rows[at] as number) < end; at++) {
      x += longitudeE7[rows[at] as number] as number
      y += latitudeE7[rows[at] as number] as number
    }
    longitude.push(x / (at - first) / STEPS_PER_DEGREE)
    latitude.push(y / (at - first) / STEPS_PER_DEGREE)
    count.push(at - first)
  }
  return {
    longitude: Float64Array.from(longitude),
    latitude: Float64Array.from(latitude),
    count: Uint32Array.from(count),
  }
}

/** The first row after those of the cell that a row is in. */
function endOfCell(dataset: Dataset, row: number, level: number): number {
  const { longitudeE7, latitudeE7, placed } = dataset
  const column = gridX((longitudeE7[row] as number) / STEPS_PER_DEGREE)
  const line = gridY((latitudeE7[row] as number) / STEPS_PER_DEGREE)
  const span = 4 ** (CURVE_LEVELS - level)
  return firstRowAt(dataset, (Math.floor(curveIndex(column, line) / span) + 1) * span, row, placed)
}

import { type AnswerShape, type Cells, invalidParameter } from '@nahrain/model'
import { type Dataset, type FacetCodes, isListed, STEPS_PER_DEGREE } from '../dataset/dataset.ts'
import type { CellGrid } from './cell-grid.ts'
import type { Counter } from './counter.ts'

type CellShape = NonNullable<AnswerShape['cells']>

/** Sums of each cell of a grid; whole numbers, so that rows can be taken out as exactly as they came in. */
interface CellSums {
  readonly count: Int32Array
  readonly longitudeE7: Float64Array
  readonly latitudeE7: Float64Array
  /** Sum of the rows' numbers: the row itself where there is one. */
  readonly row: Float64Array
}

/** Groups rows by a grid that is fixed to the world: marks keep still while the map moves. @throws invalid-parameter for an unknown facet */
export function countCells(dataset: Dataset, grid: CellGrid, mix: CellShape['mix']): Counter<Cells> {
  const cells = grid.keys.length
  const sums: CellSums = {
    count: new Int32Array(cells),
    longitudeE7: new Float64Array(cells),
    latitudeE7: new Float64Array(cells),
    row: new Float64Array(cells),
  }
  const mixed = mix && countMix(dataset, cells, mix)
  let [unplaced, outside] = [0, 0]

  /** Rows of no cell: without a place, or where the view is not. */
  function addOutside(row: number, weight: 1 | -1): void {
    if (row < dataset.placed) outside += weight
    else unplaced += weight
  }

  return {
    add({ passed }, weight) {
      const { rows, length } = passed()
      let at = 0
      let cell = -1
      while (at < length) {
        cell = cellOf(grid, rows[at] as number, cell)
        if (cell < 0) {
          addOutside(rows[at++] as number, weight)
          continue
        }
        const end = addRun(dataset, sums, { rows, at, length, cell, grid }, weight)
        mixed?.add(cell, { rows, at, end }, weight)
        at = end
      }
    },
    result: () => ({ ...readSums(grid, sums, mixed), unplaced, outside }),
  }
}

/** Items from `at` up to, not including, `end`. */
interface Run {
  readonly rows: Uint32Array
  readonly at: number
  readonly end: number
}

/** Index of the cell that a row is in, -1 where there is none; rows mostly come in order, so the next cell is tried first. */
function cellOf({ starts, ends }: CellGrid, row: number, before: number): number {
  const next = before + 1
  if (next < starts.length && row >= (starts[next] as number) && row < (ends[next] as number)) return next
  const cell = lastStartAt(starts, row)
  return cell >= 0 && row < (ends[cell] as number) ? cell : -1
}

/** Index of the last start that is not above the row, -1 where there is none. */
function lastStartAt(starts: Uint32Array, row: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] as number) <= row) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Items from `at` on, the first of which is in a cell. */
interface RunStart {
  readonly rows: Uint32Array
  readonly at: number
  readonly length: number
  readonly cell: number
  readonly grid: CellGrid
}

/** Adds up the items for as long as they stay in the cell. @returns where they leave it */
function addRun(
  { longitudeE7, latitudeE7 }: Dataset,
  sums: CellSums,
  { rows, at, length, cell, grid }: RunStart,
  weight: 1 | -1,
): number {
  const [first, last] = [grid.starts[cell] as number, grid.ends[cell] as number]
  let [x, y, sum, end] = [0, 0, 0, at]
  for (; end < length; end++) {
    const row = rows[end] as number
    if (row < first || row >= last) break
    x += longitudeE7[row] as number
    y += latitudeE7[row] as number
    sum += row
  }
  sums.count[cell] = (sums.count[cell] as number) + weight * (end - at)
  sums.longitudeE7[cell] = (sums.longitudeE7[cell] as number) + weight * x
  sums.latitudeE7[cell] = (sums.latitudeE7[cell] as number) + weight * y
  sums.row[cell] = (sums.row[cell] as number) + weight * sum
  return end
}

interface MixCounter {
  readonly add: (cell: number, run: Run, weight: 1 | -1) => void
  readonly width: number
  readonly counts: Int32Array
}

function countMix(dataset: Dataset, cells: number, { facet, values }: NonNullable<CellShape['mix']>): MixCounter {
  const index = dataset.manifest.facets.findIndex(({ id }) => id === facet)
  const definition = dataset.manifest.facets[index]
  const codes = dataset.facets[index]
  if (definition === undefined || codes === undefined) {
    throw invalidParameter('mix', facet, `one of ${dataset.manifest.facets.map(({ id }) => id).join(', ')}`)
  }
  const width = values.length + 1
  const others = values.length
  // By code: its place among the wanted values.
  const placeOf = new Uint8Array(2 ** 16).fill(others)
  definition.values.forEach(({ id }, code) => {
    const place = values.indexOf(id)
    if (place >= 0) placeOf[code] = place
  })
  const placeOfRow = firstWanted(codes, placeOf, others)
  const counts = new Int32Array(cells * width)
  return {
    width,
    counts,
    add(cell, { rows, at, end }, weight) {
      for (let index = at; index < end; index++) {
        const slot = cell * width + placeOfRow(rows[index] as number)
        counts[slot] = (counts[slot] as number) + weight
      }
    },
  }
}

/** The place of a row's first wanted value, `others` where it has none. */
function firstWanted(codes: FacetCodes, placeOf: Uint8Array, others: number): (row: number) => number {
  if (!isListed(codes)) return (row) => placeOf[codes[row] as number] as number
  const { offsets, values } = codes
  return (row) => {
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      const place = placeOf[values[at] as number] as number
      if (place !== others) return place
    }
    return others
  }
}

/** The cells that have rows, as columns. */
function readSums(grid: CellGrid, sums: CellSums, mixed: MixCounter | undefined): Omit<Cells, 'unplaced' | 'outside'> {
  const full = filledCells(sums.count)
  const length = full.length
  const cells = {
    zoom: grid.gridZoom,
    key: new Float64Array(length),
    longitude: new Float64Array(length),
    latitude: new Float64Array(length),
    count: new Uint32Array(length),
    row: new Uint32Array(length),
  }
  for (let at = 0; at < length; at++) {
    const cell = full[at] as number
    const count = sums.count[cell] as number
    cells.key[at] = grid.keys[cell] as number
    cells.longitude[at] = (sums.longitudeE7[cell] as number) / count / STEPS_PER_DEGREE
    cells.latitude[at] = (sums.latitudeE7[cell] as number) / count / STEPS_PER_DEGREE
    cells.count[at] = count
    cells.row[at] = count === 1 ? (sums.row[cell] as number) : 0
  }
  return mixed === undefined ? cells : { ...cells, mix: mixOf(mixed, full) }
}

function filledCells(count: Int32Array): Uint32Array {
  const full = new Uint32Array(count.length)
  let filled = 0
  for (let cell = 0; cell < count.length; cell++) if ((count[cell] as number) > 0) full[filled++] = cell
  return full.subarray(0, filled)
}

function mixOf({ counts, width }: MixCounter, full: Uint32Array): Uint32Array<ArrayBuffer> {
  const mix = new Uint32Array(full.length * width)
  full.forEach((cell, index) => {
    mix.set(counts.subarray(cell * width, (cell + 1) * width), index * width)
  })
  return mix
}

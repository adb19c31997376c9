import { type AnswerShape, type Cells, invalidParameter } from '@nahrain/model'
import { type Dataset, type FacetCodes, isListed, STEPS_PER_DEGREE } from '../dataset/dataset.ts'
import { BLOCK_ROWS } from '../filters/masks.ts'
import type { CellGrid } from './cell-grid.ts'
import type { Counter } from './counter.ts'
import type { RowList } from './selection.ts'

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
  // Rows come a block at a time.
  const cellOf = new Int32Array(BLOCK_ROWS)
  const { starts, ends } = grid
  let [unplaced, outside] = [0, 0]

  /** Finds each row's cell, -1 where the grid has none for it. Rows in order find theirs at once. */
  function locate({ rows, length }: RowList, weight: 1 | -1): void {
    let cell = -1
    for (let at = 0; at < length; at++) {
      const row = rows[at] as number
      const isSame = cell >= 0 && row >= (starts[cell] as number) && row < (ends[cell] as number)
      if (!isSame) cell = lastStartAt(starts, row)
      const isInside = cell >= 0 && row < (ends[cell] as number)
      cellOf[at] = isInside ? cell : -1
      if (isInside) continue
      if (row < dataset.placed) outside += weight
      else unplaced += weight
    }
  }

  return {
    add({ passed }, weight) {
      const rows = passed()
      locate(rows, weight)
      addRows(dataset, sums, rows, cellOf, weight)
      mixed?.add(rows, cellOf, weight)
    },
    result: () => ({ ...readSums(grid, sums, mixed), unplaced, outside }),
  }
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

function addRows(
  { longitudeE7, latitudeE7 }: Dataset,
  sums: CellSums,
  { rows, length }: RowList,
  cellOf: Int32Array,
  weight: 1 | -1,
): void {
  for (let at = 0; at < length; at++) {
    const cell = cellOf[at] as number
    if (cell < 0) continue
    const row = rows[at] as number
    sums.count[cell] = (sums.count[cell] as number) + weight
    sums.longitudeE7[cell] = (sums.longitudeE7[cell] as number) + weight * (longitudeE7[row] as number)
    sums.latitudeE7[cell] = (sums.latitudeE7[cell] as number) + weight * (latitudeE7[row] as number)
    sums.row[cell] = (sums.row[cell] as number) + weight * row
  }
}

interface MixCounter {
  readonly add: (rows: RowList, cellOf: Int32Array, weight: 1 | -1) => void
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
    add({ rows, length }, cellOf, weight) {
      for (let at = 0; at < length; at++) {
        const cell = cellOf[at] as number
        if (cell < 0) continue
        const slot = cell * width + placeOfRow(rows[at] as number)
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
  const full = Uint32Array.from({ length: sums.count.reduce((filled, count) => filled + (count > 0 ? 1 : 0), 0) })
  let filled = 0
  sums.count.forEach((count, cell) => {
    if (count > 0) full[filled++] = cell
  })
  const mean = (total: Float64Array) =>
    Float64Array.from(full, (cell) => (total[cell] as number) / (sums.count[cell] as number) / STEPS_PER_DEGREE)
  return {
    zoom: grid.gridZoom,
    key: Float64Array.from(full, (cell) => grid.keys[cell] as number),
    longitude: mean(sums.longitudeE7),
    latitude: mean(sums.latitudeE7),
    count: Uint32Array.from(full, (cell) => sums.count[cell] as number),
    row: Uint32Array.from(full, (cell) => (sums.count[cell] === 1 ? (sums.row[cell] as number) : 0)),
    ...(mixed && { mix: mixOf(mixed, full) }),
  }
}

function mixOf({ counts, width }: MixCounter, full: Uint32Array): Uint32Array<ArrayBuffer> {
  const mix = new Uint32Array(full.length * width)
  full.forEach((cell, index) => {
    mix.set(counts.subarray(cell * width, (cell + 1) * width), index * width)
  })
  return mix
}

import type { AnswerRows, AnswerShape, Query } from '@nahrain/model'
import { NO_DAY } from '../dataset/dataset.ts'
import { BLOCK_BITS, BLOCK_ROWS, type Masks, maskOf, rowTest } from '../filters/masks.ts'
import type { AlongKm } from './along.ts'
import { type DayOrder, type DayOrders, firstAt } from './day-orders.ts'

type PageShape = NonNullable<AnswerShape['rows']>

/** What rows are paged from. */
export interface RowSource {
  readonly masks: Masks
  readonly match: Query['match']
  readonly orders: DayOrders
  /** All rows in the order of the wanted properties, where there is one. */
  readonly sorted: Uint32Array | undefined
  /** Where the question follows a route. */
  readonly alongKm: AlongKm | undefined
}

/** Rows of a page, and the position in the order at which the next page starts, where there is one. */
interface Page {
  readonly rows: Uint32Array<ArrayBuffer>
  readonly next?: number
}

/** One page of the matching rows. Only as many rows are looked at as the page needs, except along a route. */
export function pageOfRows(source: RowSource, shape: PageShape): AnswerRows {
  const { masks, alongKm } = source
  const { rows, ...next } = takePage(source, shape)
  const isCertain = (row: number) => (maskOf(masks, row) === 0 ? 1 : 0)
  return {
    offset: shape.offset,
    rows,
    certain: rows.map(isCertain),
    ...next,
    ...(alongKm === undefined ? {} : { alongKm: Float64Array.from(rows, alongKm) }),
  }
}

/** All matching rows, in row order. */
export function matchingRows(masks: Masks, match: Query['match']): Uint32Array<ArrayBuffer> {
  const passes = rowTest(masks, match)
  const rows = new Uint32Array(masks.rows.length)
  let length = 0
  for (const { rows: run } of inRowOrder(masks, 0)) {
    for (const row of run) if (passes(row)) rows[length++] = row
  }
  return rows.slice(0, length)
}

/** Of some rows, in their order, those that match, each with 1 where its match is certain. */
export function selectRows(masks: Masks, match: Query['match'], candidates: Uint32Array): SelectedRows {
  const passes = rowTest(masks, match)
  const rows = new Uint32Array(candidates.length)
  const certain = new Uint8Array(candidates.length)
  let length = 0
  for (let at = 0; at < candidates.length; at++) {
    const row = candidates[at] as number
    if (!passes(row)) continue
    certain[length] = maskOf(masks, row) === 0 ? 1 : 0
    rows[length++] = row
  }
  return { rows: rows.subarray(0, length), certain: certain.subarray(0, length) }
}

/** Matching rows, each with 1 where its match is certain, 0 where it is only possible. */
export interface SelectedRows {
  readonly rows: Uint32Array
  readonly certain: Uint8Array
}

function takePage(source: RowSource, shape: PageShape): Page {
  const { masks, match, alongKm } = source
  if (shape.sort === 'along' && alongKm !== undefined) return takeAlong(matchingRows(masks, match), alongKm, shape)
  const passes = rowTest(masks, match)
  const { limit, from = 0 } = shape
  const taken = new Uint32Array(Math.min(limit, masks.rows.length))
  let [skip, length] = [shape.offset, 0]
  for (const { position, rows } of runsInOrder(source, shape)) {
    for (let at = Math.max(0, from - position); at < rows.length; at++) {
      const row = rows[at] as number
      if (!passes(row)) continue
      if (skip > 0) skip--
      else if (length === taken.length) return { rows: taken, next: position + at }
      else taken[length++] = row
    }
  }
  return { rows: taken.slice(0, length) }
}

/** Some rows, and where in the order the first of them stands. */
interface Run {
  readonly position: number
  readonly rows: Uint32Array
}

/** All rows as runs in an order: those without a day or a value come last either way, equal ones in row order. */
function runsInOrder({ masks, orders, sorted }: RowSource, { sort, from = 0 }: PageShape): Iterable<Run> {
  if (sorted !== undefined) return [{ position: 0, rows: sorted }]
  switch (sort) {
    case 'row':
    case 'along':
      return inRowOrder(masks, from)
    case 'when':
      return [{ position: 0, rows: orders.byStart().rows }]
    case '-when':
      return latestFirst(orders.byStart())
    case 'known':
      return [{ position: 0, rows: orders.byKnown().rows }]
    case '-known':
      return latestFirst(orders.byKnown())
  }
}

/** The rows of the blocks of which some may pass. */
function* inRowOrder({ rows: { length }, blocks, fails }: Masks, from: number): Generator<Run> {
  for (let block = from >>> BLOCK_BITS; block < blocks.length; block++) {
    if (((blocks[block] as number) & fails) !== 0) continue
    const position = block * BLOCK_ROWS
    const rows = new Uint32Array(Math.min(BLOCK_ROWS, length - position))
    for (let at = 0; at < rows.length; at++) rows[at] = position + at
    yield { position, rows }
  }
}

/** From the latest day back, the rows of one day forward. */
function* latestFirst(order: DayOrder): Generator<Run> {
  const { rows, days } = order
  const undated = firstAt(order, NO_DAY)
  for (let end = undated; end > 0; ) {
    const start = firstAt(order, days[rows[end - 1] as number] as number)
    yield { position: undated - end, rows: rows.subarray(start, end) }
    end = start
  }
  yield { position: undated, rows: rows.subarray(undated) }
}

function takeAlong(matching: Uint32Array, alongKm: AlongKm, { from = 0, offset, limit }: PageShape): Page {
  const positions = Float64Array.from(matching, alongKm)
  const order = Uint32Array.from(matching.keys()).sort(
    (a, b) => (positions[a] as number) - (positions[b] as number) || a - b,
  )
  const end = from + offset + limit
  const rows = order.slice(from + offset, end).map((index) => matching[index] as number)
  return { rows, ...(end < order.length && { next: end }) }
}

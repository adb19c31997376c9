import type { AnswerRows, AnswerShape, Query, Sort } from '@nahrain/model'
import { NO_DAY } from '../dataset/dataset.ts'
import { BLOCK_ROWS, type Masks, maskOf, rowTest } from '../filters/masks.ts'
import type { AlongKm } from './along.ts'
import { type DayOrder, type DayOrders, firstAt } from './day-orders.ts'

type PageShape = NonNullable<AnswerShape['rows']>

/** What rows are paged from. */
export interface RowSource {
  readonly masks: Masks
  readonly match: Query['match']
  readonly orders: DayOrders
  /** Where the question follows a route. */
  readonly alongKm: AlongKm | undefined
}

/** One page of the matching rows. Only as many rows are looked at as the page needs, except along a route. */
export function pageOfRows(source: RowSource, page: PageShape): AnswerRows {
  const { masks, alongKm } = source
  const rows = takePage(source, page)
  const isCertain = (row: number) => (maskOf(masks, row) === 0 ? 1 : 0)
  return {
    offset: page.offset,
    rows,
    certain: rows.map(isCertain),
    ...(alongKm === undefined ? {} : { alongKm: Float64Array.from(rows, alongKm) }),
  }
}

/** All matching rows, in row order. */
export function matchingRows(masks: Masks, match: Query['match']): Uint32Array<ArrayBuffer> {
  const passes = rowTest(masks, match)
  const rows = new Uint32Array(masks.rows.length)
  let length = 0
  for (let row = 0; row < rows.length; row++) if (passes(row)) rows[length++] = row
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

function takePage(source: RowSource, page: PageShape): Uint32Array<ArrayBuffer> {
  const { masks, match, orders, alongKm } = source
  if (page.sort === 'along' && alongKm !== undefined) return takeAlong(matchingRows(masks, match), alongKm, page)
  const passes = rowTest(masks, match)
  const taken = new Uint32Array(Math.min(page.limit, masks.rows.length))
  let [skip, length] = [page.offset, 0]
  for (const run of runsInOrder(page.sort, orders, masks.rows.length)) {
    for (let at = 0; at < run.length && length < taken.length; at++) {
      const row = run[at] as number
      if (!passes(row)) continue
      if (skip > 0) skip--
      else taken[length++] = row
    }
    if (length === taken.length) break
  }
  return taken.slice(0, length)
}

/** All rows as runs in an order of days: those without a day come last either way, equal days in row order. */
function runsInOrder(sort: Sort, orders: DayOrders, count: number): Iterable<Uint32Array> {
  switch (sort) {
    case 'row':
    case 'along':
      return inRowOrder(count)
    case 'when':
      return [orders.byStart().rows]
    case '-when':
      return latestFirst(orders.byStart())
    case 'known':
      return [orders.byKnown().rows]
    case '-known':
      return latestFirst(orders.byKnown())
  }
}

function* inRowOrder(count: number): Generator<Uint32Array> {
  for (let start = 0; start < count; start += BLOCK_ROWS) {
    yield Uint32Array.from({ length: Math.min(BLOCK_ROWS, count - start) }, (_, index) => start + index)
  }
}

/** From the latest day back, the rows of one day forward. */
function* latestFirst(order: DayOrder): Generator<Uint32Array> {
  const { rows, days } = order
  const undated = firstAt(order, NO_DAY)
  for (let end = undated; end > 0; ) {
    const start = firstAt(order, days[rows[end - 1] as number] as number)
    yield rows.subarray(start, end)
    end = start
  }
  yield rows.subarray(undated)
}

function takeAlong(matching: Uint32Array, alongKm: AlongKm, page: PageShape): Uint32Array<ArrayBuffer> {
  const positions = Float64Array.from(matching, alongKm)
  const order = Uint32Array.from(matching.keys()).sort(
    (a, b) => (positions[a] as number) - (positions[b] as number) || a - b,
  )
  return order.slice(page.offset, page.offset + page.limit).map((index) => matching[index] as number)
}

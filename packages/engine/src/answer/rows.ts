import type { AnswerRows, AnswerShape, Sort } from '@nahrain/model'
import { type Dataset, NO_DAY } from '../dataset/dataset.ts'
import type { Masks } from '../filters/masks.ts'
import type { Matcher } from './matcher.ts'

/** Positions along the question's route, in km, one per row of the dataset. */
export type AlongKm = Float64Array

/** One page of the matching rows. */
export function pageOfRows(
  dataset: Dataset,
  masks: Masks,
  matcher: Matcher,
  page: NonNullable<AnswerShape['rows']>,
  alongKm: AlongKm | undefined,
): AnswerRows {
  const matching = matchingRows(dataset, matcher)
  const order = compareBy(dataset, page.sort, alongKm)
  if (order !== undefined) matching.sort((a, b) => order(a, b) || a - b)
  const rows = matching.slice(page.offset, page.offset + page.limit)
  return {
    offset: page.offset,
    rows,
    certain: rows.map((row) => (masks.unsure[row] === 0 ? 1 : 0)),
    ...(alongKm === undefined ? {} : { alongKm: Float64Array.from(rows, (row) => alongKm[row] as number) }),
  }
}

/** All matching rows, in row order. */
export function matchingRows({ count }: Dataset, { matches }: Matcher): Uint32Array<ArrayBuffer> {
  const rows = new Uint32Array(count)
  let length = 0
  for (let row = 0; row < count; row++) if (matches(row)) rows[length++] = row
  return rows.slice(0, length)
}

/** Undefined where rows are in order already. Rows without a day come last either way. */
function compareBy(
  dataset: Dataset,
  sort: Sort,
  alongKm: AlongKm | undefined,
): ((a: number, b: number) => number) | undefined {
  switch (sort) {
    case 'row':
      return undefined
    case 'when':
      return ascending(dataset.whenStart)
    case '-when':
      return descending(dataset.whenStart)
    case 'known':
      return ascending(dataset.known)
    case '-known':
      return descending(dataset.known)
    case 'along':
      return alongKm === undefined ? undefined : ascending(alongKm)
  }
}

type Column = Int32Array | Float64Array

function ascending(column: Column): (a: number, b: number) => number {
  return (a, b) => (column[a] as number) - (column[b] as number)
}

function descending(column: Int32Array): (a: number, b: number) => number {
  return (a, b) => {
    const [one, other] = [column[a] as number, column[b] as number]
    if (one === NO_DAY || other === NO_DAY) return one - other
    return other - one
  }
}

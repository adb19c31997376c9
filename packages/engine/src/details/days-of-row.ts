import type { Day, DaySpan } from '@nahrain/model'
import { type Dataset, NO_DAY } from '../dataset/dataset.ts'

/** The days of a row, both inclusive; undefined where it has no date. */
export function whenOf({ whenStart, whenEnd }: Dataset, row: number): DaySpan | undefined {
  const [start, end] = [whenStart[row] as number, whenEnd[row] as number]
  return start > end ? undefined : { start, end }
}

/** The day by which the world could know the row; undefined where nothing says. */
export function knownOf({ known }: Dataset, row: number): Day | undefined {
  const day = known?.[row]
  return day === NO_DAY ? undefined : day
}

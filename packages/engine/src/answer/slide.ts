import type { DaySpan } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { BLOCK_ROWS, type Masks, writeRow } from '../filters/masks.ts'
import { bitOf } from '../filters/plan.ts'
import { relateDays } from '../filters/value-filters.ts'
import type { AnswerCounters } from './answer-counters.ts'
import { type DayOrder, type DayOrders, firstAt } from './day-orders.ts'

/** A hand that moves a slider changes few rows; beyond this share of all, counting from nothing is quicker. */
const MOST_CHANGED = 1 / 8

export interface Slide {
  readonly from: DaySpan
  readonly to: DaySpan
}

/**
 * Moves the filter `when` from one span to another: only rows that start or end between the old and the new bounds can change, so
 * only they are taken out of the counts and put back in. False where those are too many; then nothing was changed.
 */
export function slide({ dataset, masks, counters, orders }: SlideParts, { from, to }: Slide): boolean {
  const runs = changedRuns(orders, from, to)
  const changed = runs.reduce((sum, { length }) => sum + length, 0)
  if (changed > dataset.count * MOST_CHANGED) return false
  const bit = bitOf('when')
  const { whenStart, whenEnd } = dataset
  for (const run of runs) {
    for (let at = 0; at < run.length; at += BLOCK_ROWS) {
      const rows = run.subarray(at, at + BLOCK_ROWS)
      counters.change(rows, -1)
      for (const row of rows) {
        writeRow(masks, row, bit, relateDays(whenStart[row] as number, whenEnd[row] as number, to))
      }
      counters.change(rows, 1)
    }
  }
  return true
}

export interface SlideParts {
  readonly dataset: Dataset
  readonly masks: Masks
  readonly counters: AnswerCounters
  readonly orders: DayOrders
}

/** Rows whose relation may differ between the spans. A row may be in two runs: the second time nothing changes any more. */
function changedRuns(orders: DayOrders, from: DaySpan, to: DaySpan): Uint32Array[] {
  const [low, high] = [Math.min(from.start, to.start), Math.max(from.start, to.start)]
  const [earlier, later] = [Math.min(from.end, to.end), Math.max(from.end, to.end)]
  return [orders.byStart(), orders.longByEnd()].flatMap((order) => [
    // A day is before the one start and not before the other, or after the one end and not after the other.
    runBetween(order, low, high),
    runBetween(order, earlier + 1, later + 1),
  ])
}

/** The rows of the days from `first` up to, not including, `end`. */
function runBetween(order: DayOrder, first: number, end: number): Uint32Array {
  return first >= end ? order.rows.subarray(0, 0) : order.rows.subarray(firstAt(order, first), firstAt(order, end))
}

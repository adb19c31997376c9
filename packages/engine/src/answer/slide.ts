import type { DaySpan } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { BLOCK_BITS, BLOCK_ROWS, type Masks, type RowWriter, rowWriter } from '../filters/masks.ts'
import { bitOf } from '../filters/plan.ts'
import { relateDays } from '../filters/value-filters.ts'
import type { RegionRelation } from '../geography/relation.ts'
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
export function slide(parts: SlideParts, { from, to }: Slide): boolean {
  const { dataset, orders } = parts
  const runs = changedRuns(orders, from, to)
  const changed = runs.reduce((sum, { length }) => sum + length, 0)
  if (changed > dataset.count * MOST_CHANGED) return false
  const writer = rowWriter(parts.masks, bitOf('when'))
  for (const run of runs) moveRun({ ...parts, writer }, run, to)
  return true
}

/** Rows of which the filter says something else now, and what. */
const moved = new Uint32Array(BLOCK_ROWS)
const relations = new Uint8Array(BLOCK_ROWS)

function moveRun({ masks, counters, writer, ...parts }: MoveParts, run: Uint32Array, to: DaySpan): void {
  for (let start = 0; start < run.length; start += BLOCK_ROWS) {
    const unblocked = collectUnblocked(masks, run.subarray(start, start + BLOCK_ROWS))
    const count = collectMoved({ ...parts, writer }, unblocked, to)
    const rows = moved.subarray(0, count)
    counters.change(rows, -1)
    for (let at = 0; at < count; at++) writer.write(rows[at] as number, relations[at] as RegionRelation)
    counters.change(rows, 1)
  }
}

/**
 * What nobody counts is asked when somebody does again. Neither loop has a branch: the rows lie far apart, and a processor fetches the
 * next ones meanwhile only where it need not guess.
 */
function collectUnblocked({ blocks, hard }: Masks, run: Uint32Array): number {
  let count = 0
  for (let at = 0; at < run.length; at++) {
    const row = run[at] as number
    moved[count] = row
    count += Number(((blocks[row >>> BLOCK_BITS] as number) & hard) === 0)
  }
  return count
}

function collectMoved({ dataset, writer }: Pick<MoveParts, 'dataset' | 'writer'>, length: number, to: DaySpan): number {
  const { whenStart, whenEnd } = dataset
  let count = 0
  for (let at = 0; at < length; at++) {
    const row = moved[at] as number
    const relation = relateDays(whenStart[row] as number, whenEnd[row] as number, to)
    moved[count] = row
    relations[count] = relation
    count += Number(relation !== writer.relationOf(row))
  }
  return count
}

export interface SlideParts {
  readonly dataset: Dataset
  readonly masks: Masks
  readonly counters: AnswerCounters
  readonly orders: DayOrders
}

interface MoveParts extends SlideParts {
  readonly writer: RowWriter
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

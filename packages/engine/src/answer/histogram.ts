import type { Histogram } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { bitOf } from '../filters/plan.ts'
import type { Matcher } from './matcher.ts'

/**
 * Rows per bin of days, counted without the question's own `when`. The bins share the dataset's extent in time as evenly as whole
 * days allow; a dataset without dates has none.
 */
export function countOverTime(dataset: Dataset, matcher: Matcher, bins: number): Histogram {
  const edges = binEdges(dataset, bins)
  const steps = new Int32Array(edges.length)
  const matches = matcher.matchesWithout(bitOf('when'))
  let undated = 0
  for (let row = 0; row < dataset.count; row++) {
    if (!matches(row)) continue
    const [start, end] = [dataset.whenStart[row] as number, dataset.whenEnd[row] as number]
    if (start > end) undated++
    else addSpan(steps, edges, start, end)
  }
  return { edges, counts: runningSum(steps), undated }
}

function binEdges({ manifest }: Dataset, bins: number): Float64Array<ArrayBuffer> {
  const { days } = manifest.extent
  if (days === null) return new Float64Array(0)
  const length = days.end - days.start + 1
  const count = Math.min(bins, length)
  return Float64Array.from({ length: count + 1 }, (_, bin) => days.start + Math.floor((length * bin) / count))
}

/** Marks where the count of rows goes up and down; the running sum of the marks is the histogram. */
function addSpan(steps: Int32Array, edges: Float64Array, start: number, end: number): void {
  const last = edges.length - 2
  if (last < 0 || end < (edges[0] as number) || start >= (edges[last + 1] as number)) return
  const first = Math.max(0, binOf(edges, start))
  const final = Math.min(last, binOf(edges, end))
  steps[first] = (steps[first] as number) + 1
  steps[final + 1] = (steps[final + 1] as number) - 1
}

/** Index of the last edge at or before the day: -1 before the first. */
function binOf(edges: Float64Array, day: number): number {
  let [low, high] = [-1, edges.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((edges[middle] as number) <= day) low = middle
    else high = middle - 1
  }
  return low
}

function runningSum(steps: Int32Array): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(Math.max(0, steps.length - 1))
  let sum = 0
  for (let bin = 0; bin < counts.length; bin++) {
    sum += steps[bin] as number
    counts[bin] = sum
  }
  return counts
}

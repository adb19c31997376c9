import type { Histogram } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { filterOf } from '../filters/plan.ts'
import type { Counter } from './counter.ts'
import type { RowList } from './selection.ts'

/**
 * Rows per bin of days, counted without the question's own `when`. The bins share the dataset's extent in time as evenly as whole
 * days allow; a dataset without dates has none.
 */
export function countOverTime(dataset: Dataset, wantedBins: number): Counter<Histogram> {
  const { whenStart, whenEnd } = dataset
  const bins = layBins(dataset, wantedBins)
  // Where the count of rows goes up and down; the running sum is the histogram.
  const steps = new Int32Array(bins.count + 1)
  let undated = 0

  function addRows({ rows, length }: RowList, weight: 1 | -1): void {
    for (let at = 0; at < length; at++) {
      const row = rows[at] as number
      const start = whenStart[row] as number
      const end = whenEnd[row] as number
      if (start > end) undated += weight
      else if (end >= bins.firstDay && start <= bins.lastDay) {
        const first = start <= bins.firstDay ? 0 : bins.of(start)
        const last = end === start ? first : end >= bins.lastDay ? bins.count - 1 : bins.of(end)
        steps[first] = (steps[first] as number) + weight
        steps[last + 1] = (steps[last + 1] as number) - weight
      }
    }
  }

  return {
    add({ passed, missed }, weight) {
      addRows(passed(), weight)
      addRows(missed(filterOf('when')), weight)
    },
    result: () => ({ edges: bins.edges.slice(), counts: runningSum(steps), undated }),
  }
}

interface Bins {
  /** `count` + 1 days: bin i has the days from `edges[i]` to `edges[i + 1] - 1`. */
  readonly edges: Float64Array<ArrayBuffer>
  readonly count: number
  readonly firstDay: number
  readonly lastDay: number
  /** The bin of a day between the first and the last one. */
  readonly of: (day: number) => number
}

function layBins({ manifest }: Dataset, wanted: number): Bins {
  const { days } = manifest.extent
  if (days === null) return { edges: new Float64Array(), count: 0, firstDay: 1, lastDay: 0, of: () => 0 }
  const length = days.end - days.start + 1
  const count = Math.min(wanted, length)
  const edges = Float64Array.from({ length: count + 1 }, (_, bin) => days.start + Math.floor((length * bin) / count))
  return {
    edges,
    count,
    firstDay: days.start,
    lastDay: days.end,
    // Edges are rounded down, so the bin may be one further than the proportion says.
    of: (day) => {
      const bin = Math.floor(((day - days.start) * count) / length)
      return day >= (edges[bin + 1] as number) ? bin + 1 : bin
    },
  }
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

import type { AnswerShape, Cells, FacetCounts, Histogram, Query } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { BLOCK_ROWS, type Masks } from '../filters/masks.ts'
import { filterOf } from '../filters/plan.ts'
import { countCells } from './cells.ts'
import type { Counter } from './counter.ts'
import { countFacets } from './facet-counts.ts'
import { countOverTime } from './histogram.ts'
import { createSelector } from './selection.ts'
import { countTotals, type Totals } from './totals.ts'

/** The counted parts of an answer: counters that hold what they have counted for as long as no mask changes behind their back. */
export interface AnswerCounters {
  /** Counts all rows from nothing. */
  readonly countAll: () => void
  /** Takes rows out as their masks are now, or adds them: at most a block. */
  readonly change: (rows: Uint32Array, weight: 1 | -1) => void
  readonly totals: () => Totals
  readonly facets: (() => FacetCounts[]) | undefined
  readonly histogram: (() => Histogram) | undefined
  readonly cells: (() => Cells) | undefined
}

export type CountedShape = Pick<AnswerShape, 'facets' | 'histogram' | 'cells'>

/** True where counters for one shape have all that another one wants. */
export function covers(counted: CountedShape, wanted: CountedShape): boolean {
  const has = (part: 'histogram' | 'cells') =>
    wanted[part] === undefined || JSON.stringify(counted[part]) === JSON.stringify(wanted[part])
  return (counted.facets || !wanted.facets) && has('histogram') && has('cells')
}

/** Counters for a kind of match and the parts that are wanted. @throws invalid-parameter for a mix by an unknown facet */
export function createCounters(
  dataset: Dataset,
  masks: Masks,
  match: Query['match'],
  shape: CountedShape,
): AnswerCounters {
  const totals = countTotals()
  const facets = shape.facets ? countFacets(dataset) : undefined
  const histogram = shape.histogram && countOverTime(dataset, shape.histogram.bins)
  const cells = shape.cells && countCells(dataset, shape.cells)
  const counters = [totals, facets, histogram, cells].filter(
    (counter): counter is Counter<never> => counter !== undefined,
  )
  const selector = createSelector(masks, match, [
    ...(facets ? dataset.facets.map((_, facet) => filterOf(facet)) : []),
    ...(histogram ? [filterOf('when')] : []),
  ])
  return {
    countAll() {
      for (let start = 0; start < dataset.count; start += BLOCK_ROWS) {
        const selection = selector.block(start, Math.min(dataset.count, start + BLOCK_ROWS))
        for (const counter of counters) counter.add(selection, 1)
      }
    },
    change(rows, weight) {
      const selection = selector.rows(rows)
      for (const counter of counters) counter.add(selection, weight)
    },
    totals: totals.result,
    facets: facets?.result,
    histogram: histogram?.result,
    cells: cells?.result,
  }
}

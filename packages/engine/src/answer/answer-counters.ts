import type { AnswerShape, Bbox, Cells, FacetCounts, Histogram, Query } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { BLOCK_ROWS, type Masks } from '../filters/masks.ts'
import { type CellGrid, gridZoomOf, layGrid } from './cell-grid.ts'
import { countCells } from './cells.ts'
import type { Counter } from './counter.ts'
import { countFacets } from './facet-counts.ts'
import { countOverTime } from './histogram.ts'
import { createSelector, type Selector } from './selection.ts'
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

/** What counters of one engine share. */
export interface CountingTools {
  readonly selector: Selector
  /** The cells of a map at a zoom, in a view: the last one is kept. */
  readonly grid: (zoom: number, view: Bbox | undefined) => CellGrid
}

export function createCountingTools(dataset: Dataset, masks: Masks): CountingTools {
  let last: { readonly key: string; readonly grid: CellGrid } | undefined
  return {
    selector: createSelector(masks),
    grid(zoom, view) {
      const key = JSON.stringify([gridZoomOf(zoom), view])
      if (last?.key !== key) last = { key, grid: layGrid(dataset, zoom, view) }
      return last.grid
    },
  }
}

/** Counters for a kind of match and the parts that are wanted. @throws invalid-parameter for a mix by an unknown facet */
export function createCounters(
  dataset: Dataset,
  tools: CountingTools,
  { match, shape }: { readonly match: Query['match']; readonly shape: CountedShape },
): AnswerCounters {
  const { selector, grid } = tools
  const wanted = { match, missed: shape.facets || shape.histogram !== undefined }
  const totals = countTotals()
  const facets = shape.facets ? countFacets(dataset) : undefined
  const histogram = shape.histogram && countOverTime(dataset, shape.histogram.bins)
  const cells = shape.cells && countCells(dataset, grid(shape.cells.zoom, shape.cells.view), shape.cells.mix)
  const counters = [totals, facets, histogram, cells].filter(
    (counter): counter is Counter<never> => counter !== undefined,
  )
  return {
    countAll() {
      for (let start = 0; start < dataset.count; start += BLOCK_ROWS) {
        const selection = selector.block(start, Math.min(dataset.count, start + BLOCK_ROWS), wanted)
        for (const counter of counters) counter.add(selection, 1)
      }
    },
    change(rows, weight) {
      const selection = selector.rows(rows, wanted)
      for (const counter of counters) counter.add(selection, weight)
    },
    totals: totals.result,
    facets: facets?.result,
    histogram: histogram?.result,
    cells: cells?.result,
  }
}

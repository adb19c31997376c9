import {
  type Answer,
  type AnswerShape,
  type DaySpan,
  type Drawing,
  EVERYTHING,
  invalidParameter,
  type Query,
} from '@nahrain/model'
import { type AlongKm, followedRegion, positionsAlong } from './answer/along.ts'
import {
  type AnswerCounters,
  type CountedShape,
  covers,
  createCounters,
  createCountingTools,
} from './answer/answer-counters.ts'
import { rowsOfKey } from './answer/cell-grid.ts'
import { createDayOrders } from './answer/day-orders.ts'
import { outlinesOf } from './answer/outlines.ts'
import { matchingRows, pageOfRows } from './answer/rows.ts'
import { slide } from './answer/slide.ts'
import type { Dataset } from './dataset/dataset.ts'
import { clearFilter, createMasks, rowTest, writeFilter } from './filters/masks.ts'
import type { Places } from './filters/place-geometry.ts'
import { bitOf, filterCount, planFilters } from './filters/plan.ts'
import { boundRows } from './filters/row-blocks.ts'

/**
 * A dataset that can be asked. It remembers the last question, so that the next one pays only for what changed.
 * A question with a text search or with places needs `prepare` first.
 */
export interface Engine {
  readonly dataset: Dataset
  /** Reads what a question needs beyond the columns. @throws damaged-dataset */
  readonly prepare: (query: Query) => Promise<void>
  /** @throws not-found, invalid-parameter for places, routes and facets that the dataset has not */
  readonly ask: (query: Query, shape: AnswerShape) => Answer
  /** The matching rows that a cell of an answer groups; `zoom` and `key` as the answer's cells have them. @throws as `ask` */
  readonly cell: (query: Query, zoom: number, key: number) => Uint32Array<ArrayBuffer>
  /** Every matching row, in row order. @throws as `ask` */
  readonly rows: (query: Query) => Uint32Array<ArrayBuffer>
  /** The shapes that the matching rows lie in. @throws as `ask` */
  readonly outlines: (query: Query) => Drawing['outlines']
}

/** Counts of the last question. */
interface Counted {
  readonly match: Query['match']
  readonly shape: CountedShape
  readonly counters: AnswerCounters
}

/** `gazetteer` is a dataset whose places and routes a question may name beside those of the dataset itself. */
export function createEngine(dataset: Dataset, gazetteer?: Dataset): Engine {
  const places: Places = { dataset, gazetteer }
  const masks = createMasks(dataset.count, filterCount(dataset))
  const blocks = boundRows(dataset)
  const orders = createDayOrders(dataset)
  const tools = createCountingTools(dataset, masks)
  const applied = new Map<number, string>()
  let appliedSpan: DaySpan | undefined
  let counted: Counted | undefined
  let along: { readonly key: string; readonly positions: AlongKm } | undefined

  /** Brings the masks to a question. All filters are compiled before any bit is written: a bad question leaves no trace. */
  function apply(query: Query): void {
    const planned = planFilters(places, blocks, query)
    const changed = planned.filter(({ bit, key }) => (applied.get(bit) ?? '') !== key)
    const span = planned.find(({ bit }) => bit === bitOf('when'))?.span
    const [first] = changed
    const isSlide = changed.length === 1 && first?.bit === bitOf('when')
    if (isSlide && span && appliedSpan && counted) {
      const parts = { dataset, masks, orders, counters: counted.counters }
      if (slide(parts, { from: appliedSpan, to: span })) {
        applied.set(first.bit, first.key)
        appliedSpan = span
        return
      }
    }
    const tests = changed.map(({ bit, key, compile }) => ({ bit, key, test: compile?.() }))
    if (tests.length > 0) counted = undefined
    for (const { bit, key, test } of tests) {
      if (test === undefined) clearFilter(masks, bit)
      else writeFilter(masks, bit, test)
      applied.set(bit, key)
    }
    appliedSpan = span
  }

  /** What is counted, from nothing only where question or shape changed more than a slider does. */
  function count({ match }: Query, shape: AnswerShape): AnswerCounters {
    if (counted?.match !== match || !covers(counted.shape, shape)) {
      const counters = createCounters(dataset, tools, { match, shape })
      counters.countAll()
      counted = { match, shape, counters }
    }
    return counted.counters
  }

  function alongOf(query: Query): AlongKm | undefined {
    const region = followedRegion(query)
    if (region === undefined) return undefined
    const key = JSON.stringify(region)
    if (along?.key !== key) along = { key, positions: positionsAlong(places, region) }
    return along.positions
  }

  function ask(query: Query, shape: AnswerShape): Answer {
    if (shape.rows?.sort === 'along' && followedRegion(query) === undefined) {
      throw invalidParameter('sort', 'along', 'exactly one region of kind along beside sort=along')
    }
    apply(query)
    const counters = count(query, shape)
    const { match } = query
    const totals = counters.totals()
    return {
      dataset: dataset.manifest.id,
      version: dataset.manifest.version,
      total: match === 'certain' ? totals.certain : totals.possible,
      ...totals,
      ...(shape.rows && { rows: pageOfRows({ masks, match, orders, alongKm: alongOf(query) }, shape.rows) }),
      ...(shape.facets && { facets: counters.facets?.() }),
      ...(shape.histogram && { histogram: counters.histogram?.() }),
      ...(shape.cells && { cells: counters.cells?.() }),
    }
  }

  function rows(query: Query): Uint32Array<ArrayBuffer> {
    apply(query)
    return matchingRows(masks, query.match)
  }

  return {
    dataset,
    prepare: async (query) => {
      await Promise.all([
        dataset.details.prepare(query),
        gazetteer?.details.prepare({ ...EVERYTHING, regions: query.regions }),
      ])
    },
    ask,
    rows,
    cell(query, zoom, key) {
      apply(query)
      const passes = rowTest(masks, query.match)
      const [start, end] = rowsOfKey(dataset, zoom, key)
      const all = Uint32Array.from({ length: end - start }, (_, index) => start + index)
      return all.filter(passes)
    },
    outlines: (query) => (dataset.locations === undefined ? [] : outlinesOf(dataset.locations, rows(query))),
  }
}

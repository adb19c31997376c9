import {
  type Answer,
  type AnswerRows,
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
import { matchingRows, pageOfRows, type SelectedRows, selectRows } from './answer/rows.ts'
import { slide } from './answer/slide.ts'
import type { Dataset } from './dataset/dataset.ts'
import { lazy } from './dataset/lazy.ts'
import { createPropertyColumns } from './expressions/property-columns.ts'
import { createPropertyOrders } from './expressions/property-orders.ts'
import { propertiesOf } from './expressions/queryables.ts'
import {
  type ActiveFilter,
  type BlockTest,
  createMasks,
  markStale,
  OPEN,
  rowTest,
  writeFilters,
} from './filters/masks.ts'
import type { Places } from './filters/place-geometry.ts'
import { bitOf, filterCount, HARD_FILTERS, type PlannedFilter, planFilters } from './filters/plan.ts'
import { boundRows } from './filters/row-blocks.ts'

/**
 * A dataset that can be asked. It remembers the last question, so that the next one pays only for what changed.
 * A question with a text search, an expression or places needs `prepare` first, and so does an order by properties.
 */
export interface Engine {
  readonly dataset: Dataset
  /** Reads what a question and an answer's shape need beyond the columns. @throws damaged-dataset, invalid-parameter */
  readonly prepare: (query: Query, shape?: AnswerShape) => Promise<void>
  /** @throws not-found, invalid-parameter for places, routes and facets that the dataset has not */
  readonly ask: (query: Query, shape: AnswerShape) => Answer
  /** The matching rows that a cell of an answer groups; `zoom` and `key` as the answer's cells have them. @throws as `ask` */
  readonly cell: (query: Query, zoom: number, key: number) => Uint32Array<ArrayBuffer>
  /** Every matching row, in row order. @throws as `ask` */
  readonly rows: (query: Query) => Uint32Array<ArrayBuffer>
  /** Of some rows, in their order, those that match. @throws as `ask` */
  readonly select: (query: Query, rows: Uint32Array) => SelectedRows
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
  const masks = createMasks(dataset.count, filterCount(dataset), HARD_FILTERS)
  const blocks = boundRows(dataset)
  const orders = createDayOrders(dataset)
  const tools = createCountingTools(dataset, masks)
  const properties = createPropertyColumns(dataset)
  const propertyOrders = createPropertyOrders(properties, propertiesOf(dataset), dataset.count)
  // Few questions have an expression: what reads them is loaded with the first.
  const expressions = lazy(async () => {
    const { createExpressionFilters } = await import('./expressions/expression-filter.ts')
    return createExpressionFilters(places, blocks, properties)
  })
  const applied = new Map<number, ActiveFilter & { readonly key: string }>()
  let appliedSpan: DaySpan | undefined
  let counted: Counted | undefined
  /** Whether the days have only moved since the filters were last written block by block. */
  let isSliding = false
  let along: { readonly key: string; readonly positions: AlongKm } | undefined

  /** Brings the masks to a question. All filters are compiled before any bit is written: a bad question leaves no trace. */
  function apply(query: Query): void {
    const planned = planFilters({ places, blocks, expression }, query)
    const changed = planned.filter(({ bit, key }) => (applied.get(bit)?.key ?? '') !== key)
    const span = planned.find(({ bit }) => bit === bitOf('when'))?.span
    if (changed.length > 0) {
      const tests = changed.map(({ bit, key, compile }) => ({ bit, key, test: compile?.() ?? OPEN }))
      for (const filter of tests) applied.set(filter.bit, filter)
      if (!trySlide(changed, span)) {
        counted = undefined
        isSliding = false
        writeFilters(
          masks,
          [...applied.values()],
          changed.reduce((bits, { bit }) => bits | bit, 0),
        )
      }
    }
    appliedSpan = span
  }

  function expression(text: string): BlockTest {
    const loaded = expressions.value()
    if (loaded === undefined) throw new Error('got an expression before it was read, expected prepare() first')
    return loaded.compile(text)
  }

  /** Where only the days moved, and not far, few rows change. */
  function trySlide(changed: readonly PlannedFilter[], to: DaySpan | undefined): boolean {
    const isOnlyWhen = changed.length === 1 && changed[0]?.bit === bitOf('when')
    if (!isOnlyWhen || to === undefined || appliedSpan === undefined || counted === undefined) return false
    if (!slide({ dataset, masks, orders, counters: counted.counters }, { from: appliedSpan, to })) return false
    if (!isSliding) markStale(masks, bitOf('when'))
    isSliding = true
    return true
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
      ...(shape.rows && { rows: page(query, shape.rows) }),
      ...(shape.facets && { facets: counters.facets?.() }),
      ...(shape.histogram && { histogram: counters.histogram?.() }),
      ...(shape.cells && { cells: counters.cells?.() }),
    }
  }

  function page(query: Query, shape: NonNullable<AnswerShape['rows']>): AnswerRows {
    const sorted = shape.sortby && propertyOrders.order(shape.sortby)
    return pageOfRows({ masks, match: query.match, orders, sorted, alongKm: alongOf(query) }, shape)
  }

  function rows(query: Query): Uint32Array<ArrayBuffer> {
    apply(query)
    return matchingRows(masks, query.match)
  }

  return {
    dataset,
    prepare: async (query, shape) => {
      await Promise.all([
        dataset.details.prepare(query),
        query.filter !== undefined && (await expressions.load()).prepare(query.filter),
        shape?.rows?.sortby && propertyOrders.prepare(shape.rows.sortby),
        gazetteer?.details.prepare({ ...EVERYTHING, regions: query.regions }),
      ])
    },
    ask,
    rows,
    select(query, candidates) {
      apply(query)
      return selectRows(masks, query.match, candidates)
    },
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

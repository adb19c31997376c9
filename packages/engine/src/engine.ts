import {
  type Answer,
  type AnswerShape,
  type Drawing,
  invalidParameter,
  type Query,
  type RowId,
  rowId,
} from '@nahrain/model'
import { followedRegion, positionsAlong } from './answer/along.ts'
import { groupIntoCells, rowsOfCell } from './answer/cells.ts'
import { countFacets } from './answer/facet-counts.ts'
import { countOverTime } from './answer/histogram.ts'
import { createMatcher } from './answer/matcher.ts'
import { outlinesOf } from './answer/outlines.ts'
import { type AlongKm, matchingRows, pageOfRows } from './answer/rows.ts'
import type { Dataset } from './dataset/dataset.ts'
import { clearBit, createMasks, writeBit } from './filters/masks.ts'
import { planFilters } from './filters/plan.ts'

/** A dataset that can be asked. It remembers the last question's filters, so that the next one pays only for what changed. */
export interface Engine {
  readonly dataset: Dataset
  /** @throws not-found, invalid-parameter for places, routes and facets that the dataset has not */
  readonly ask: (query: Query, shape: AnswerShape) => Answer
  /** The matching rows that a cell of `ask(query, { cells: { zoom } })` groups. @throws as `ask` */
  readonly cell: (query: Query, zoom: number, key: number) => Uint32Array<ArrayBuffer>
  /** Every matching row, in row order. @throws as `ask` */
  readonly rows: (query: Query) => Uint32Array<ArrayBuffer>
  /** The shapes that the matching rows lie in. @throws as `ask` */
  readonly outlines: (query: Query) => Drawing['outlines']
  readonly rowOf: (id: string) => RowId | undefined
}

export function createEngine(dataset: Dataset): Engine {
  const rows = new Map(dataset.ids.map((id, row) => [id, row]))
  const masks = createMasks(dataset.count)
  const applied = new Map<number, string>()
  let along: { readonly key: string; readonly positions: AlongKm } | undefined

  /** Brings the masks to a question. All filters are compiled before any bit is written: a bad question leaves no trace. */
  function apply(query: Query) {
    const changed = planFilters(dataset, rows, query)
      .filter(({ bit, key }) => (applied.get(bit) ?? '') !== key)
      .map(({ bit, key, compile }) => ({ bit, key, test: compile?.() }))
    for (const { bit, key, test } of changed) {
      if (test === undefined) clearBit(masks, bit)
      else writeBit(masks, bit, test)
      applied.set(bit, key)
    }
    return createMatcher(masks, query.match)
  }

  function alongOf(query: Query): AlongKm | undefined {
    const region = followedRegion(query)
    if (region === undefined) return undefined
    const key = JSON.stringify(region)
    if (along?.key !== key) along = { key, positions: positionsAlong(dataset, rows, region) }
    return along.positions
  }

  function ask(query: Query, shape: AnswerShape): Answer {
    if (shape.rows?.sort === 'along' && followedRegion(query) === undefined) {
      throw invalidParameter('sort', 'along', 'exactly one region of kind along beside sort=along')
    }
    const matcher = apply(query)
    const counts = count(masks.fails, masks.unsure)
    return {
      dataset: dataset.manifest.id,
      version: dataset.manifest.version,
      total: query.match === 'certain' ? counts.certain : counts.possible,
      ...counts,
      ...(shape.rows && { rows: pageOfRows(dataset, masks, matcher, shape.rows, alongOf(query)) }),
      ...(shape.facets && { facets: countFacets(dataset, matcher) }),
      ...(shape.histogram && { histogram: countOverTime(dataset, matcher, shape.histogram.bins) }),
      ...(shape.cells && { cells: groupIntoCells(dataset, matcher, shape.cells.zoom) }),
    }
  }

  return {
    dataset,
    ask,
    cell: (query, zoom, key) => rowsOfCell(dataset, apply(query), zoom, key),
    rows: (query) => matchingRows(dataset, apply(query)),
    outlines: (query) => outlinesOf(dataset, apply(query)),
    rowOf: (id) => {
      const row = rows.get(id)
      return row === undefined ? undefined : rowId(row)
    },
  }
}

function count(fails: Uint32Array, unsure: Uint32Array): { certain: number; possible: number } {
  let [certain, possible] = [0, 0]
  for (let row = 0; row < fails.length; row++) {
    if (fails[row] !== 0) continue
    possible++
    if (unsure[row] === 0) certain++
  }
  return { certain, possible }
}

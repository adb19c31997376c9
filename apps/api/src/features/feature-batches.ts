import { type RowFeature, toFeature } from '@nahrain/engine'
import { type AnswerRows, rowId } from '@nahrain/model'
import { askCollection, type Collection } from '../collections.ts'
import type { ItemsRequest } from '../request/items-request.ts'
import { pick } from './changed-features.ts'

/** Rows that are asked for at once. */
const BATCH_ROWS = 1000

/**
 * The features of a question in its order, batch by batch: only the page where a limit is given, else all. They are not kept: a file
 * would drive out what pages are made of. @throws damaged-dataset
 */
export async function* featureBatches(
  collection: Collection,
  request: ItemsRequest,
): AsyncGenerator<readonly RowFeature[], void, undefined> {
  let wanted = request.hasLimit ? request.rows.limit : Number.POSITIVE_INFINITY
  let shape = request.rows
  while (wanted > 0) {
    const rows = { ...shape, limit: Math.min(BATCH_ROWS, wanted) }
    const answer = await askCollection(collection, request.query, { facets: false, rows })
    if (answer.rows === undefined) return
    yield await featuresOf(collection, answer.rows, request)
    wanted -= answer.rows.rows.length
    if (answer.rows.next === undefined) return
    shape = { ...shape, from: answer.rows.next, offset: 0 }
  }
}

function featuresOf({ loaded }: Collection, { rows, certain, alongKm }: AnswerRows, { properties }: ItemsRequest) {
  return Promise.all(
    Array.from(rows, async (row, index) => {
      const feature = toFeature(await loaded.archive.dossier(rowId(row)))
      const km = alongKm?.[index]
      const ofTheMatch = {
        match: certain[index] === 1 ? 'certain' : 'possible',
        ...(km !== undefined && Number.isFinite(km) && { alongKm: Math.round(km * 10) / 10 }),
      }
      return pick({ ...feature, properties: { ...feature.properties, ...ofTheMatch } }, properties)
    }),
  )
}

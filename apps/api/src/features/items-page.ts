import type { RowFeature } from '@nahrain/engine'
import type { Answer, AnswerRows } from '@nahrain/model'
import { askCollection, type Collection } from '../collections.ts'
import type { ItemsRequest } from '../request/items-request.ts'

/** Characters of the features of a page at most: one with larger features ends earlier, and its next link goes on from there. */
export const MOST_PAGE_CHARACTERS = 16_000_000

/** Rows that are read at once, so that a page of large features stops near its bound. */
const ROWS_AT_ONCE = 500

/** A page of features as texts. */
export interface ItemsPage {
  readonly answer: Answer
  /** GeoJSON features in the order asked for, whole. */
  readonly texts: readonly string[]
  /** Where the next page starts, a position in the order; undefined where no row follows. */
  readonly next: number | undefined
}

/** Asks for the rows of a page and puts their texts together. @throws invalid-parameter, damaged-dataset */
export async function itemsPage(
  collection: Collection,
  { query, rows: shape, hitsOnly }: ItemsRequest,
  mostCharacters = MOST_PAGE_CHARACTERS,
): Promise<ItemsPage> {
  const answer = await askCollection(collection, query, { facets: false, ...(!hitsOnly && { rows: shape }) })
  const { rows } = answer
  if (rows === undefined) return { answer, texts: [], next: undefined }
  const texts = await textsWithin(collection, rows, mostCharacters)
  if (texts.length === rows.rows.length) return { answer, texts, next: rows.next }
  const shorter = { facets: false, rows: { ...shape, limit: texts.length } }
  return { answer, texts, next: (await askCollection(collection, query, shorter)).rows?.next }
}

/** The features of a page as objects, for those that change or show them. */
export function parseFeatures(texts: readonly string[]): RowFeature[] {
  return texts.map((text) => JSON.parse(text) as RowFeature)
}

/** As many as fit, and at least one where there is one. */
async function textsWithin({ features }: Collection, answered: AnswerRows, most: number): Promise<string[]> {
  const { rows } = answered
  const texts: string[] = []
  let characters = 0
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const found = features.openTexts(rows.subarray(start, start + ROWS_AT_ONCE))
    const open = found instanceof Promise ? await found : found
    for (let index = 0; index < open.length; index++) {
      const text = open[index] + closingOf(answered, start + index)
      characters += text.length
      if (characters > most && texts.length > 0) return texts
      texts.push(text)
    }
  }
  return texts
}

/** What belongs to the question: how sure the match is, and where along the route that was followed. */
function closingOf({ certain, alongKm }: AnswerRows, index: number): string {
  const match = certain[index] === 1 ? ',"match":"certain"' : ',"match":"possible"'
  const km = alongKm?.[index]
  const along = km !== undefined && Number.isFinite(km) ? `,"alongKm":${Math.round(km * 10) / 10}` : ''
  return `${match}${along}}}`
}

import {
  type AnswerShape,
  invalidParameter,
  type Query,
  SORT_KEY_LIMIT,
  type SortKey,
  takePageParameters,
} from '@nahrain/model'
import type { Collection } from '../collections.ts'
import { type CoordinateSystem, coordinateSystem } from '../crs/coordinate-systems.ts'
import { fnv1a } from '../fnv.ts'
import { readToken } from './page-token.ts'
import { refuseUnknown, takeOne, takeWord } from './parameters.ts'
import { takeQuestion } from './question.ts'

/** Rows of a page where the request names no limit, and at most: a larger limit is cut to it, and the answer says so. */
export const PAGE_LIMITS = { default: 100, most: 10_000, mostOffset: 1_000_000 } as const

type PageShape = NonNullable<AnswerShape['rows']>

/** What a request to a collection's items asks. */
export interface ItemsRequest {
  readonly query: Query
  readonly rows: PageShape
  /** Matching rows before the page. */
  readonly skipped: number
  /** Fingerprint of what is asked and in which order: a token of another question is refused. */
  readonly question: string
  /** Whether the request names a limit itself. */
  readonly hasLimit: boolean
  /** Whether a larger limit was asked than there may be. */
  readonly isCut: boolean
  readonly crs: CoordinateSystem
  /** Only these properties; undefined for all. */
  readonly properties: ReadonlySet<string> | undefined
  /** Only how many there are. */
  readonly hitsOnly: boolean
}

/** Reads the whole query string of items but the value of `f`. @throws invalid-parameter */
export function readItemsRequest(url: URL, collection: Collection): ItemsRequest {
  const parameters = new URLSearchParams(url.searchParams)
  refuseUnknown(parameters, collection.properties.items)
  parameters.delete('f')
  const crs = coordinateSystem(takeOne(parameters, 'crs'), 'crs')
  const hitsOnly = takeWord(parameters, 'resultType', ['results', 'hits']) === 'hits'
  const properties = takeProperties(parameters, collection)
  const sortby = takeSortKeys(parameters, collection)
  if (sortby !== undefined && parameters.has('sort'))
    throw invalidParameter('sort', 'both sort and sortby', 'one of them')
  const token = takeOne(parameters, 'token')
  if (token !== undefined && parameters.has('offset'))
    throw invalidParameter('token', 'both token and offset', 'one of them')
  const hasLimit = parameters.has('limit')
  const { limit = PAGE_LIMITS.default, offset, sort } = takePageParameters(parameters)
  checkOffset(offset)
  const query = takeQuestion(parameters, collection)
  const question = fnv1a(JSON.stringify([collection.id, query, sort, sortby]))
  const position = token === undefined ? undefined : readToken(collection, question, token)
  return {
    query,
    rows: {
      offset,
      limit: Math.min(limit, PAGE_LIMITS.most),
      sort,
      ...(position && { from: position.from }),
      ...(sortby && { sortby }),
    },
    skipped: position?.skipped ?? offset,
    question,
    hasLimit,
    isCut: limit > PAGE_LIMITS.most,
    crs,
    properties,
    hitsOnly,
  }
}

function checkOffset(offset: number): void {
  if (offset <= PAGE_LIMITS.mostOffset) return
  throw invalidParameter('offset', String(offset), `at most ${PAGE_LIMITS.mostOffset}; follow the next links instead`)
}

/** `sortby=name,-best`, also with a plus, which an address turns into a space. */
function takeSortKeys(parameters: URLSearchParams, { properties }: Collection): SortKey[] | undefined {
  const text = takeOne(parameters, 'sortby')
  if (text === undefined) return undefined
  const keys = text.split(',').map((part) => {
    const [, sign, property = ''] = /^([+ -]?)(.*)$/s.exec(part) ?? []
    return { property, descending: sign === '-' }
  })
  const unknown = keys.find(({ property }) => !properties.sortables.some(({ name }) => name === property))
  if (unknown !== undefined) {
    const names = properties.sortables.map(({ name }) => name).join(', ')
    throw invalidParameter('sortby', `"${unknown.property}"`, `one or more of ${names}, each perhaps after + or -`)
  }
  if (keys.length <= SORT_KEY_LIMIT) return keys
  throw invalidParameter('sortby', `${keys.length} properties`, `at most ${SORT_KEY_LIMIT}`)
}

function takeProperties(parameters: URLSearchParams, { properties }: Collection): ReadonlySet<string> | undefined {
  const text = takeOne(parameters, 'properties')
  if (text === undefined) return undefined
  const known = properties.returnables()
  const names = text.split(',')
  const unknown = names.find((name) => !known.has(name))
  if (unknown === undefined) return new Set(names)
  throw invalidParameter('properties', `"${unknown}"`, `one or more of ${[...known.keys()].join(', ')}`)
}

import { propertiesOf } from '@nahrain/engine'
import {
  type AnswerShape,
  decodeQuery,
  invalidParameter,
  PAGE_PARAMETERS,
  type Query,
  SORT_KEY_LIMIT,
  type SortKey,
  takePageParameters,
} from '@nahrain/model'
import { type Collection, facetsOf } from '../collections.ts'
import { type CoordinateSystem, coordinateSystem } from '../crs/coordinate-systems.ts'
import { boxInDegrees } from '../crs/project.ts'
import { takeFilter } from './filter-parameter.ts'
import { readToken } from './page-token.ts'
import { ITEM_PARAMETERS, parameterProperties, QUESTION_PARAMETERS, refuseUnknown, takeOne } from './parameters.ts'

/** Rows of a page where the request names no limit, and at most: a larger limit is cut to it, and the answer says so. */
export const PAGE_LIMITS = { default: 100, most: 10_000, mostOffset: 1_000_000 } as const

/** What a request to a collection's items asks. */
export interface ItemsRequest {
  readonly query: Query
  readonly rows: NonNullable<AnswerShape['rows']>
  /** The limit as it was asked, where it was cut. */
  readonly cutFrom: number | undefined
  readonly crs: CoordinateSystem
  /** Only these properties; undefined for all. */
  readonly properties: ReadonlySet<string> | undefined
  /** Only how many there are. */
  readonly hitsOnly: boolean
}

/** Reads the whole query string of items but `f`. @throws invalid-parameter */
export function readItemsRequest(url: URL, collection: Collection): ItemsRequest {
  const parameters = new URLSearchParams(url.search)
  refuseUnknown(parameters, itemParameters(collection))
  parameters.delete('f')
  const crs = coordinateSystem(takeOne(parameters, 'crs'), 'crs')
  const hitsOnly = takeResultType(parameters)
  const properties = takeProperties(parameters, collection)
  const rows = takeRows(parameters, collection)
  const { limit } = rows
  const query = readQuestion(parameters, collection)
  return {
    query,
    rows: { ...rows, limit: hitsOnly ? 0 : Math.min(limit, PAGE_LIMITS.most) },
    cutFrom: limit > PAGE_LIMITS.most ? limit : undefined,
    crs,
    properties,
    hitsOnly,
  }
}

/** All names that items of a collection take. */
export function itemParameters(collection: Collection): string[] {
  return [...questionParameters(collection), ...PAGE_PARAMETERS, ...ITEM_PARAMETERS]
}

export function questionParameters(collection: Collection): string[] {
  return [...QUESTION_PARAMETERS, ...facetsOf(collection), ...parameterProperties(collection).map(({ name }) => name)]
}

/** Reads a question and nothing else. @throws invalid-parameter */
export function readQuestion(given: URLSearchParams, collection: Collection): Query {
  const parameters = new URLSearchParams(given)
  refuseUnknown(parameters, questionParameters(collection))
  const boxSystem = coordinateSystem(takeOne(parameters, 'bbox-crs'), 'bbox-crs')
  const box = takeOne(parameters, 'bbox')
  if (box !== undefined) parameters.set('bbox', boxInDegrees(box, boxSystem).join(','))
  const filter = takeFilter(parameters, collection)
  if (filter !== undefined) parameters.set('filter', filter)
  const query = decodeQuery(parameters, facetsOf(collection))
  return { ...query, facets: { ...query.facets, ...collection.fixed } }
}

function takeRows(parameters: URLSearchParams, collection: Collection): ItemsRequest['rows'] {
  const sortby = takeSortKeys(parameters)
  if (sortby !== undefined && parameters.has('sort'))
    throw invalidParameter('sort', 'sort beside sortby', 'one of them')
  const token = takeOne(parameters, 'token')
  const { limit = PAGE_LIMITS.default, offset, sort } = takePageParameters(parameters)
  if (offset > PAGE_LIMITS.mostOffset) {
    throw invalidParameter('offset', String(offset), `at most ${PAGE_LIMITS.mostOffset}; follow the next links instead`)
  }
  const from = token === undefined ? undefined : readToken(collection, token)
  return { limit, offset, sort, ...(from !== undefined && { from }), ...(sortby && { sortby }) }
}

/** `sortby=name,-best`, also with a plus, which an address turns into a space. */
function takeSortKeys(parameters: URLSearchParams): SortKey[] | undefined {
  const text = takeOne(parameters, 'sortby')
  if (text === undefined) return undefined
  const keys = text.split(',').map((part) => {
    const [, sign, property = ''] = /^\s*([+-]?)\s*(.*?)\s*$/s.exec(part) ?? []
    return { property, descending: sign === '-' }
  })
  if (keys.length <= SORT_KEY_LIMIT && keys.every(({ property }) => property !== '')) return keys
  throw invalidParameter('sortby', text, `one to ${SORT_KEY_LIMIT} properties, each with an optional + or - before it`)
}

function takeProperties(parameters: URLSearchParams, { loaded }: Collection): ReadonlySet<string> | undefined {
  const text = takeOne(parameters, 'properties')
  if (text === undefined) return undefined
  const names = text.split(',').map((name) => name.trim())
  const known = new Set([...propertiesOf(loaded.dataset).map(({ name }) => name), ...ALWAYS_THERE])
  const unknown = names.find((name) => !known.has(name))
  if (unknown === undefined) return new Set(names)
  throw invalidParameter('properties', unknown, `one or more of ${[...known].join(', ')}`)
}

/** Of features, though no filter can ask them. */
const ALWAYS_THERE = ['name', 'citations', 'radiusKm', 'title', 'summary', 'status', 'actors', 'where', 'quantity']

function takeResultType(parameters: URLSearchParams): boolean {
  const text = takeOne(parameters, 'resultType') ?? 'results'
  if (text !== 'hits' && text !== 'results') throw invalidParameter('resultType', text, 'hits or results')
  return text === 'hits'
}

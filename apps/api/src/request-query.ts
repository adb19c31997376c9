import {
  type Answer,
  type AnswerShape,
  decodeQuery,
  invalidParameter,
  isNahrainError,
  type PageParameters,
  type Query,
  takePageParameters,
} from '@nahrain/model'
import { type Collection, facetsOf } from './collections.ts'

/** What a request to a collection asks. */
export interface RequestQuery {
  readonly query: Query
  readonly page: PageParameters
}

/** Rows of a page where the request names no limit, and at most. A larger limit is cut to it, and `numberReturned` says so. */
export const PAGE_LIMITS = { default: 100, most: 1000 } as const

/** Reads the whole query string: a parameter that nobody knows is an error, never ignored. @throws invalid-parameter */
export function readRequestQuery(url: URL, collection: Collection): RequestQuery {
  const parameters = new URLSearchParams(url.search)
  const page = takePageParameters(parameters)
  return { query: readQuestion(parameters, collection), page }
}

/** Reads a question and nothing else. @throws invalid-parameter */
export function readQuestion(parameters: URLSearchParams, collection: Collection): Query {
  const query = decodeQuery(parameters, facetsOf(collection))
  return { ...query, facets: { ...query.facets, ...collection.fixed } }
}

/** For addresses that take no parameters. @throws invalid-parameter */
export function refuseParameters(url: URL): void {
  const [name] = url.searchParams.keys()
  if (name !== undefined) throw invalidParameter(name, 'an unknown parameter', 'none: this address takes no parameters')
}

/** Asks a collection; a place or route that the question names and the dataset has not is a fault of its `region`. @throws invalid-parameter */
export async function askCollection({ loaded }: Collection, query: Query, shape: AnswerShape): Promise<Answer> {
  try {
    await loaded.engine.prepare(query)
    return loaded.engine.ask(query, shape)
  } catch (error) {
    if (!isNahrainError(error, 'not-found')) throw error
    throw invalidParameter('region', `"${error.details.id}"`, 'the id of a place of this collection', error)
  }
}

export function limitOf({ limit }: PageParameters): number {
  return Math.min(limit ?? PAGE_LIMITS.default, PAGE_LIMITS.most)
}

import { decodeQuery, type PageParameters, type Query, takePageParameters } from '@nahrain/model'
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
  const query = decodeQuery(parameters, facetsOf(collection))
  return { query: { ...query, facets: { ...query.facets, ...collection.fixed } }, page }
}

export function limitOf({ limit }: PageParameters): number {
  return Math.min(limit ?? PAGE_LIMITS.default, PAGE_LIMITS.most)
}

import { SORTS, type Sort } from './answer.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { QUERY_PARAMETERS } from './query-parameters.ts'

/** The page of rows that a request wants, after the query parameters are taken out. */
export interface PageParameters {
  /** Rows wanted, 1 or more; undefined where the asker leaves it to the answerer. */
  readonly limit: number | undefined
  /** Rows to skip, 0 or more. */
  readonly offset: number
  readonly sort: Sort
}

export const PAGE_PARAMETERS = ['limit', 'offset', 'sort'] as const

/** Names that an address has for something else than a property: no facet may be called so. */
export const RESERVED_PARAMETERS = [
  ...QUERY_PARAMETERS,
  ...PAGE_PARAMETERS,
  'bbox-crs',
  'bins',
  'collections',
  'crs',
  'f',
  'filter-crs',
  'filter-lang',
  'properties',
  'resultType',
  'sortby',
  'token',
  'zoom',
] as const

/**
 * Takes `limit`, `offset` and `sort` out of `parameters` and reads them; what is left is for `decodeQuery`.
 * @throws invalid-parameter
 */
export function takePageParameters(parameters: URLSearchParams): PageParameters {
  const take = (name: (typeof PAGE_PARAMETERS)[number]) => {
    const [text, ...more] = parameters.getAll(name)
    parameters.delete(name)
    if (more.length > 0) throw invalidParameter(name, `${more.length + 1} values`, 'one value')
    return text
  }
  const sort = take('sort') ?? 'row'
  if (!isSort(sort)) throw invalidParameter('sort', sort, `one of ${SORTS.join(', ')}`)
  return { limit: readCount('limit', take('limit'), 1), offset: readCount('offset', take('offset'), 0) ?? 0, sort }
}

function readCount(name: string, text: string | undefined, lowest: number): number | undefined {
  if (text === undefined) return undefined
  const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(count >= lowest)) throw invalidParameter(name, text, `a whole number from ${lowest}`)
  return count
}

function isSort(text: string): text is Sort {
  return (SORTS as readonly string[]).includes(text)
}

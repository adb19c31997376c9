import { Bbox } from './bbox.ts'
import { parseDay } from './day.ts'
import { parseEdtf } from './edtf.ts'
import type { NahrainError } from './errors.ts'
import { invalidParameter } from './invalid-parameter.ts'
import { EVERYTHING, QUERY_LIMITS, Query } from './query.ts'
import { formatRegion, parseRegion, readNumber } from './region-text.ts'

/**
 * `Query` ⇄ URL search parameters: the one spelling that the address bar, the HTTP API and the command line share.
 *
 * | parameter  | part of the question | form |
 * | ---------- | -------------------- | ---- |
 * | `bbox`     | `bbox`               | W,S,E,N in degrees (OGC API – Features; with six numbers the heights are dropped) |
 * | `region`   | `regions`            | see `REGION_FORMS`; repeat to widen |
 * | `datetime` | `when`               | EDTF date or interval, `..` for an open end |
 * | `known`    | `known`              | YYYY-MM-DD |
 * | `q`        | `text`               | words |
 * | `filter`   | `filter`             | CQL2 text |
 * | `match`    | `match`              | `possible` (default) or `certain` |
 * | any facet  | `facets`             | one value; repeat to widen |
 */
export const QUERY_PARAMETERS = ['bbox', 'region', 'datetime', 'known', 'q', 'filter', 'match'] as const

/** Writes the parameters in one canonical order; the question that everything answers is the empty string. */
export function encodeQuery(query: Query): URLSearchParams {
  const parameters = new URLSearchParams()
  if (query.bbox !== undefined) parameters.set('bbox', query.bbox.join(','))
  for (const region of query.regions) parameters.append('region', formatRegion(region))
  if (query.when !== undefined) parameters.set('datetime', query.when)
  if (query.known !== undefined) parameters.set('known', query.known)
  if (query.text !== undefined) parameters.set('q', query.text)
  if (query.filter !== undefined) parameters.set('filter', query.filter)
  if (query.match !== 'possible') parameters.set('match', query.match)
  for (const facet of Object.keys(query.facets).sort()) {
    for (const value of query.facets[facet] ?? []) parameters.append(facet, value)
  }
  return parameters
}

/**
 * Reads a question; `facetIds` are the facets of the dataset that is asked.
 * Parameters that belong to somebody else (paging, format) must be taken out before: nothing is silently ignored.
 * @throws invalid-parameter
 */
export function decodeQuery(parameters: URLSearchParams, facetIds: readonly string[]): Query {
  const facets: Record<string, string[]> = {}
  for (const name of new Set(parameters.keys())) {
    if (facetIds.includes(name)) facets[name] = readFacet(parameters, name)
    else if (!(QUERY_PARAMETERS as readonly string[]).includes(name)) throw unknownParameter(name, facetIds)
  }
  const draft = {
    bbox: read(parameters, 'bbox', readBbox, 'west,south,east,north in degrees'),
    regions: parameters.getAll('region').map((text) => parseRegion(text, 'region')),
    when: read(parameters, 'datetime', readWhen, 'an EDTF date or interval'),
    known: read(parameters, 'known', readKnown, 'a calendar date YYYY-MM-DD'),
    facets,
    text: read(parameters, 'q', readText, `1 to ${QUERY_LIMITS.textLength} characters`),
    filter: read(parameters, 'filter', readFilter, `CQL2 text of 1 to ${QUERY_LIMITS.filterLength} characters`),
    match: read(parameters, 'match', readMatch, 'possible or certain') ?? EVERYTHING.match,
  }
  if (draft.regions.length > QUERY_LIMITS.regions) {
    throw invalidParameter('region', `${draft.regions.length} regions`, `at most ${QUERY_LIMITS.regions}`)
  }
  return Query.parse(Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)))
}

/** One value of a parameter that may be given once. Any failure of `parse` becomes an error that names it. */
function read<Value>(
  parameters: URLSearchParams,
  name: string,
  parse: (text: string) => Value,
  expected: string,
): Value | undefined {
  const [text, ...more] = parameters.getAll(name)
  if (text === undefined) return undefined
  if (more.length > 0) throw invalidParameter(name, `${more.length + 1} values`, `one value, ${expected}`)
  try {
    return parse(text)
  } catch (cause) {
    throw invalidParameter(name, text, expected, cause)
  }
}

function readBbox(text: string): Bbox {
  const numbers = text.split(',').map(readNumber)
  return Bbox.parse(numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers)
}

function readWhen(text: string): string {
  parseEdtf(text)
  return text
}

function readKnown(text: string): string {
  parseDay(text)
  return text
}

function readText(text: string): string {
  return Query.shape.text.unwrap().parse(text)
}

/** Only its length: what may stand in it is for the dataset to say. */
function readFilter(text: string): string {
  return Query.shape.filter.unwrap().parse(text)
}

function readMatch(text: string): Query['match'] {
  return Query.shape.match.unwrap().parse(text)
}

function readFacet(parameters: URLSearchParams, name: string): string[] {
  const values = [...new Set(parameters.getAll(name))]
  if (values.length > QUERY_LIMITS.facetValues) {
    throw invalidParameter(name, `${values.length} values`, `at most ${QUERY_LIMITS.facetValues}`)
  }
  return values
}

function unknownParameter(name: string, facetIds: readonly string[]): NahrainError {
  return invalidParameter(name, 'an unknown parameter', `one of ${[...QUERY_PARAMETERS, ...facetIds].join(', ')}`)
}

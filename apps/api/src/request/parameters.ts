import { isSortable, propertiesOf, type RowProperty } from '@nahrain/engine'
import { invalidParameter, PAGE_PARAMETERS, QUERY_PARAMETERS } from '@nahrain/model'
import { type Collection, facetsOf } from '../collections.ts'

/** Parameters of items beside those of a question, of a page and of the collection's own properties. */
export const ITEM_PARAMETERS = [
  'f',
  'crs',
  'bbox-crs',
  'filter-lang',
  'filter-crs',
  'token',
  'sortby',
  'properties',
  'resultType',
] as const

/** Parameters of a question: everywhere where rows are asked for. */
export const QUESTION_PARAMETERS = [...QUERY_PARAMETERS, 'bbox-crs', 'filter-lang', 'filter-crs'] as const

const TAKEN: ReadonlySet<string> = new Set([...QUERY_PARAMETERS, ...PAGE_PARAMETERS, ...ITEM_PARAMETERS])

/** Properties that are parameters of their own, `name=value`: those with single values, unless the name has another meaning. */
export function parameterProperties(collection: Collection): readonly RowProperty[] {
  const facets = new Set(facetsOf(collection))
  return propertiesOf(collection.loaded.dataset).filter(
    (property) => isSortable(property) && !TAKEN.has(property.name) && !facets.has(property.name),
  )
}

/** Takes a parameter that may be given once. @throws invalid-parameter */
export function takeOne(parameters: URLSearchParams, name: string): string | undefined {
  const [text, ...more] = parameters.getAll(name)
  parameters.delete(name)
  if (more.length > 0) throw invalidParameter(name, `${more.length + 1} values`, 'one value')
  return text
}

/** No parameter is ever ignored. @throws invalid-parameter */
export function refuseUnknown(parameters: URLSearchParams, known: readonly string[]): void {
  for (const name of parameters.keys()) {
    if (!known.includes(name)) throw invalidParameter(name, 'an unknown parameter', `one of ${known.join(', ')}`)
  }
}

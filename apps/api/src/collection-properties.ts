import type { Queryables } from '@nahrain/cql2'
import { type Dataset, isSortable, propertiesOf, type RowProperty } from '@nahrain/engine'
import { PAGE_PARAMETERS, QUERY_PARAMETERS } from '@nahrain/model'
import { type Returnables, returnablesOf } from './schemas/returnables.ts'

/** Parameters of a question beyond those that the page's address has too. */
export const FILTER_PARAMETERS = ['bbox-crs', 'filter-lang', 'filter-crs'] as const

/** Parameters of items beside those of a question and of a page. */
export const ITEM_PARAMETERS = ['f', 'crs', 'token', 'sortby', 'properties', 'resultType'] as const

/** Names that mean something else than a property, wherever a property is a parameter. */
const TAKEN: ReadonlySet<string> = new Set([
  ...QUERY_PARAMETERS,
  ...FILTER_PARAMETERS,
  ...PAGE_PARAMETERS,
  ...ITEM_PARAMETERS,
])

/** What filters, orders and parameters of a collection can name, worked out once. */
export interface CollectionProperties {
  readonly queryables: readonly RowProperty[]
  readonly sortables: readonly RowProperty[]
  /** As the checks of CQL2 want them. */
  readonly vocabulary: Queryables
  /** Facets that are parameters: a value narrows, several widen. */
  readonly facets: readonly string[]
  /** Queryables that are parameters of their own, `name=value`: those of single values whose name means nothing else. */
  readonly parameters: ReadonlyMap<string, RowProperty>
  /** What features may say; made when it is first wanted. */
  readonly returnables: () => Returnables
  /** Every parameter of a question to the collection. */
  readonly question: ReadonlySet<string>
  /** Every parameter of the collection's items. */
  readonly items: ReadonlySet<string>
}

/** `fixed` are the facets that the collection fixes: they are no parameters of it. */
export function collectionProperties(
  dataset: Dataset,
  fixed: Readonly<Record<string, readonly string[]>>,
): CollectionProperties {
  const queryables = propertiesOf(dataset)
  const sortables = queryables.filter(isSortable)
  const facets = dataset.manifest.facets.map(({ id }) => id).filter((id) => !(id in fixed))
  const isFree = ({ name }: RowProperty) => !TAKEN.has(name) && !facets.includes(name) && !(name in fixed)
  const parameters = new Map(sortables.filter(isFree).map((property) => [property.name, property]))
  const question = [...QUERY_PARAMETERS, ...FILTER_PARAMETERS, ...facets, ...parameters.keys()]
  let returnables: Returnables | undefined
  return {
    queryables,
    sortables,
    vocabulary: Object.fromEntries(queryables.map(({ name, type }) => [name, type])),
    facets,
    parameters,
    returnables() {
      returnables ??= returnablesOf(dataset, fixed.type)
      return returnables
    },
    question: new Set(question),
    items: new Set([...question, ...PAGE_PARAMETERS, ...ITEM_PARAMETERS]),
  }
}

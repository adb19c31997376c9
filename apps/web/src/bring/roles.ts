import type { TableLook } from '@nahrain/worker'
import type { MessageKey } from '../messages/en.ts'

export type Mapping = TableLook['mapping']

/** How a role is filled: by one field, by several in their order, or by something that is no field. */
type Filling = 'field' | 'fields' | 'order' | 'text'

export interface Role {
  /** As corrections and reasons name it; `until` is the second field of `when`. */
  readonly name: RoleName
  readonly label: MessageKey
  readonly filling: Filling
  /** What has it now. */
  readonly read: (mapping: Mapping) => readonly (string | undefined)[]
}

export type RoleName =
  | 'latitude'
  | 'longitude'
  | 'precision'
  | 'radius'
  | 'place'
  | 'when'
  | 'until'
  | 'order'
  | 'date-precision'
  | 'known'
  | 'title'
  | 'id'
  | 'best'
  | 'low'
  | 'high'
  | 'unit'
  | 'facets'
  | 'source'
  | 'publisher'
  | 'source-date'
  | 'url'
  | 'texts'

/** The roles that most tables have. */
export const MAIN_ROLES: readonly Role[] = [
  { name: 'latitude', label: 'roleLatitude', filling: 'field', read: ({ latitude }) => [latitude] },
  { name: 'longitude', label: 'roleLongitude', filling: 'field', read: ({ longitude }) => [longitude] },
  {
    name: 'precision',
    label: 'rolePrecision',
    filling: 'field',
    read: ({ placePrecision }) => [fieldIn(placePrecision)],
  },
  { name: 'when', label: 'roleWhen', filling: 'field', read: ({ when }) => [whenNames(when)[0]] },
  { name: 'until', label: 'roleUntil', filling: 'field', read: ({ when }) => [whenNames(when)[1]] },
  { name: 'title', label: 'roleTitle', filling: 'fields', read: ({ title }) => title },
  { name: 'facets', label: 'roleFacets', filling: 'fields', read: ({ facets }) => facets.map(({ field }) => field) },
  { name: 'best', label: 'roleBest', filling: 'field', read: ({ quantity }) => [quantity?.best] },
  { name: 'source', label: 'roleSource', filling: 'field', read: ({ source }) => [source.title] },
]

/** What few tables have, or few readers need to correct. */
export const MORE_ROLES: readonly Role[] = [
  { name: 'place', label: 'rolePlace', filling: 'fields', read: ({ place }) => place },
  { name: 'radius', label: 'roleRadius', filling: 'field', read: ({ radius }) => [radius] },
  { name: 'order', label: 'roleOrder', filling: 'order', read: ({ dateOrder }) => [dateOrder] },
  {
    name: 'date-precision',
    label: 'roleDatePrecision',
    filling: 'field',
    read: ({ datePrecision }) => [datePrecision?.field],
  },
  { name: 'known', label: 'roleKnown', filling: 'field', read: ({ known }) => [known] },
  { name: 'id', label: 'roleId', filling: 'field', read: ({ id }) => [id] },
  { name: 'low', label: 'roleLow', filling: 'field', read: ({ quantity }) => [quantity?.low] },
  { name: 'high', label: 'roleHigh', filling: 'field', read: ({ quantity }) => [quantity?.high] },
  { name: 'unit', label: 'roleUnit', filling: 'text', read: ({ quantity }) => [quantity?.unit.en] },
  { name: 'publisher', label: 'rolePublisher', filling: 'field', read: ({ source }) => [source.publisher] },
  { name: 'source-date', label: 'roleSourceDate', filling: 'field', read: ({ source }) => [source.date] },
  { name: 'url', label: 'roleUrl', filling: 'field', read: ({ source }) => [source.url] },
  { name: 'texts', label: 'roleTexts', filling: 'fields', read: ({ texts }) => texts },
]

export const ROLES: readonly Role[] = [...MAIN_ROLES, ...MORE_ROLES]

function fieldIn(precision: Mapping['placePrecision']): string | undefined {
  return precision !== undefined && 'field' in precision ? precision.field : undefined
}

/** The start and the end; a date in parts is shown by its parts, and is one. */
function whenNames(when: Mapping['when']): readonly string[] {
  if (when === undefined) return []
  if ('field' in when) return [when.field]
  if ('start' in when) return [when.start, when.end]
  return [[when.year, when.month, when.day].filter((name) => name !== undefined).join(' + ')]
}

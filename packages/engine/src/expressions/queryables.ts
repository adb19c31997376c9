import type { Queryable, ScalarType } from '@nahrain/cql2'
import type { FieldType } from '@nahrain/model'
import { type Dataset, type FacetCodes, isListed } from '../dataset/dataset.ts'

/** A property of a dataset's rows that filters and orders can name. */
export interface RowProperty {
  readonly name: string
  /** In English. */
  readonly title: string
  readonly type: Queryable
}

/** The row's own geometry: that of its first place, as features carry it. */
export const GEOMETRY = 'geom'
/** Properties of every row, as flat fields of its feature; a field of the table goes before one of the same name. */
const OF_EVERY_ROW: readonly RowProperty[] = [
  { name: GEOMETRY, title: 'Where it is', type: { type: 'geometry' } },
  { name: 'id', title: 'Id', type: { type: 'string' } },
  { name: 'start', title: 'First day that it may touch', type: { type: 'date' } },
  { name: 'end', title: 'Last day that it may touch', type: { type: 'date' } },
  { name: 'known', title: 'Day by whose end the world could know it', type: { type: 'date' } },
]
/** Of an entry, beside its facets: as its record says them. */
const OF_ENTRIES: readonly RowProperty[] = [
  { name: 'name', title: 'Title in English', type: { type: 'string' } },
  { name: 'description', title: 'Summary in English', type: { type: 'string' } },
  { name: 'low', title: 'Least number', type: { type: 'number' } },
  { name: 'best', title: 'Best number', type: { type: 'number' } },
  { name: 'high', title: 'Largest number', type: { type: 'number' } },
  { name: 'unit', title: 'Unit of the numbers', type: { type: 'string' } },
]

/** What filters and orders of a dataset can name, the fields of a table in the order of its file. */
export function propertiesOf({ manifest, facets }: Dataset): readonly RowProperty[] {
  const faceted = manifest.facets.map(({ id, label, values }, index): RowProperty => {
    const isList = hasSeveral(facets[index])
    const single: Queryable = { type: 'string', values: values.map((value) => value.id) }
    return { name: id, title: label.en, type: isList ? { type: 'array', items: 'string' } : single }
  })
  const own = manifest.table?.fields.map(
    ({ name, type }): RowProperty => ({ name, title: name, type: { type: SCALARS[type] } }),
  )
  const [geometry, ...flat] = OF_EVERY_ROW
  // The first of a name is the one: a field's own values go before the facet that was made of it.
  const all = [...(geometry === undefined ? [] : [geometry]), ...(own ?? OF_ENTRIES), ...flat, ...faceted]
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index)
}

const SCALARS: Readonly<Record<FieldType, ScalarType>> = {
  number: 'number',
  text: 'string',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
}

/** Whether some row has more than one value of a facet; an atlas keeps lists for facets of one value too. */
export function hasSeveral(codes: FacetCodes | undefined): boolean {
  if (codes === undefined || !isListed(codes)) return false
  const { offsets } = codes
  return offsets.some((start, row) => (offsets[row + 1] ?? start) - start > 1)
}

import { type FieldType, jsonSchema, type Manifest, type TableDescription } from '@nahrain/model'
import type { ColumnType, DeclaredColumn } from './format.ts'

/** Properties that `toFeature` adds to the fields of an entry, or to the cells of a table. */
const FLAT: readonly DeclaredColumn[] = [
  { name: 'start', type: 'text' },
  { name: 'end', type: 'text' },
  { name: 'known', type: 'text' },
]
const CITATIONS: DeclaredColumn = { name: 'citations', type: 'citations' }

/** The columns of a dataset's features, known before the first is read; `types` narrows an atlas to entries of these types. */
export function declaredColumns({ table }: Manifest, types?: readonly string[]): DeclaredColumn[] {
  return table === null ? entryColumns(types) : recordColumns(table)
}

/** A cell goes before a flat property of the same name, as in the features. */
function recordColumns({ fields }: TableDescription): DeclaredColumn[] {
  const own: DeclaredColumn[] = [
    { name: 'name', type: 'text' },
    ...FLAT,
    { name: 'radiusKm', type: 'number' },
    CITATIONS,
  ]
  const names = new Set(fields.map(({ name }) => name))
  const declared = fields.map(({ name, type }): DeclaredColumn => ({ name, type: COLUMN_TYPES[type] }))
  return [...own.filter(({ name }) => !names.has(name)), ...declared]
}

/** Dates stay as they were written. */
const COLUMN_TYPES: Readonly<Record<FieldType, ColumnType>> = {
  number: 'number',
  text: 'text',
  boolean: 'json',
  date: 'text',
  timestamp: 'text',
}

interface Schema {
  readonly properties?: Readonly<Record<string, { readonly type?: unknown; readonly const?: unknown }>>
}

/** Fields that a feature has as its id, its geometry or a column of its own, and those that open every table. */
const PLACED = ['id', 'geometry', 'citations', 'type', 'kind', 'when', 'title', 'summary']

/** From the published schema of entries, so that a new field of an entry is a new column. */
function entryColumns(types: readonly string[] | undefined): DeclaredColumn[] {
  const { oneOf } = jsonSchema('Entry') as { readonly oneOf: readonly Schema[] }
  const wanted = oneOf.filter(
    ({ properties }) => types === undefined || types.includes(String(properties?.type?.const)),
  )
  const columns = new Map<string, ColumnType>()
  for (const [name, { type }] of wanted.flatMap(({ properties = {} }) => Object.entries(properties))) {
    const found = columnType(type)
    // A flow leads to one place, advice goes to many: what differs between types is text, or JSON as text.
    columns.set(name, (columns.get(name) ?? found) === found ? found : 'text')
  }
  for (const name of PLACED) columns.delete(name)
  return [
    { name: 'name', type: 'text' },
    { name: 'description', type: 'text' },
    { name: 'type', type: 'text' },
    { name: 'kind', type: 'text' },
    { name: 'when', type: 'text' },
    ...FLAT,
    CITATIONS,
    ...[...columns].map(([name, type]) => ({ name, type })),
    { name: 'title', type: 'json' },
    { name: 'summary', type: 'json' },
  ]
}

function columnType(type: unknown): ColumnType {
  return type === 'string' ? 'text' : type === 'number' || type === 'integer' ? 'number' : 'json'
}

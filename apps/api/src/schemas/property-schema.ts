import type { Queryable, ScalarType } from '@nahrain/cql2'
import { type Dataset, GEOMETRY, type RowProperty } from '@nahrain/engine'
import type { FieldType } from '@nahrain/model'

/** A JSON document that is built and never read. */
export type Json = Readonly<Record<string, unknown>>

/** Values of a list that a schema spells out; longer ones are for the summary to tell. */
const MOST_VALUES = 500

/** Roles of properties that every row has (OGC 23-058r2, clause 8): a field of a table of the same name has none. */
const ROLES: Readonly<Record<string, string>> = {
  [GEOMETRY]: 'primary-geometry',
  id: 'id',
  start: 'primary-interval-start',
  end: 'primary-interval-end',
}

/** The schema of a property that filters can name (JSON Schema 2020-12). */
export function queryableSchema(dataset: Dataset, { name, title, type }: RowProperty): Json {
  const isOwn = dataset.manifest.table?.fields.some((field) => field.name === name) ?? false
  const role = isOwn || !Object.hasOwn(ROLES, name) ? undefined : ROLES[name]
  return { title, ...valueSchema(dataset, name, type), ...(role !== undefined && { 'x-ogc-role': role }) }
}

function valueSchema(dataset: Dataset, name: string, type: Queryable): Json {
  switch (type.type) {
    case 'geometry':
      return { format: geometryFormat(dataset) }
    case 'array':
      return {
        type: 'array',
        items: { ...scalarSchema(type.items ?? 'string'), ...enumOf(facetValues(dataset, name)) },
      }
    case 'string':
      return { type: 'string', ...enumOf(type.values) }
    case 'interval':
      return { type: 'array', items: scalarSchema('timestamp'), minItems: 2, maxItems: 2 }
    case 'number':
    case 'integer':
    case 'boolean':
    case 'date':
    case 'timestamp':
      return scalarSchema(type.type)
  }
}

export function scalarSchema(type: ScalarType): Json {
  switch (type) {
    case 'date':
      return { type: 'string', format: 'date' }
    case 'timestamp':
      return { type: 'string', format: 'date-time' }
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
      return { type }
  }
}

/** Of a field of a table. */
export function fieldSchema(type: FieldType): Json {
  // What a cell says of a time need not be a whole RFC 3339 timestamp: a table may leave the zone open.
  if (type === 'timestamp') return { type: 'string' }
  return scalarSchema(type === 'text' ? 'string' : type)
}

/** Every row of a table is a point; entries may be points, lines and areas. */
export function geometryFormat(dataset: Dataset): string {
  return dataset.locations === undefined ? 'geometry-point' : 'geometry-any'
}

function facetValues({ manifest }: Dataset, name: string): readonly string[] | undefined {
  return manifest.facets.find(({ id }) => id === name)?.values.map(({ id }) => id)
}

function enumOf(values: readonly string[] | undefined): Json {
  return values === undefined || values.length === 0 || values.length > MOST_VALUES ? {} : { enum: values }
}

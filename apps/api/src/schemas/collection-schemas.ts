import { GEOMETRY } from '@nahrain/engine'
import type { Collection } from '../collections.ts'
import { featureMembers } from './feature-schema.ts'
import { geometryFormat, type Json, queryableSchema } from './property-schema.ts'

/**
 * The schema documents of a collection: names of their addresses. The first three are of properties, whatever the encoding
 * (OGC 19-079r2, clause 6; OGC 23-058r2); the last is of features as GeoJSON.
 */
export const SCHEMA_KINDS = ['queryables', 'sortables', 'schema', 'feature-schema'] as const
export type SchemaKind = (typeof SCHEMA_KINDS)[number]

type PropertyKind = Exclude<SchemaKind, 'feature-schema'>

export const SCHEMA_TITLES: Readonly<Record<SchemaKind, string>> = {
  queryables: 'What filters can ask',
  sortables: 'What orders can go by',
  schema: 'What its features say',
  'feature-schema': 'Its features as GeoJSON',
}

/** JSON Schema 2020-12; `address` is the document's own. */
export function collectionSchema(kind: SchemaKind, collection: Collection, address: string): Json {
  const about = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: address,
    type: 'object',
    title: `${collection.title}: ${SCHEMA_TITLES[kind].toLowerCase()}`,
  }
  if (kind === 'feature-schema') return { ...about, ...featureMembers(collection) }
  return { ...about, properties: Object.fromEntries(propertiesOf(kind, collection)), additionalProperties: false }
}

function propertiesOf(
  kind: PropertyKind,
  { loaded: { dataset }, properties }: Collection,
): (readonly [string, Json])[] {
  switch (kind) {
    case 'queryables':
      return properties.queryables.map((property) => [property.name, queryableSchema(dataset, property)])
    case 'sortables':
      return properties.sortables.map((property) => [property.name, queryableSchema(dataset, property)])
    case 'schema':
      return inSequence([
        [GEOMETRY, { title: 'Where it is', format: geometryFormat(dataset), 'x-ogc-role': 'primary-geometry' }],
        ['id', { title: 'Id', type: 'string', readOnly: true, 'x-ogc-role': 'id' }],
        ...[...properties.returnables()].map(([name, schema]) => [name, withRole(name, schema)] as const),
      ])
  }
}

/** A field that a table has for itself is only that. */
function withRole(name: string, schema: Json): Json {
  if (name === 'start' && schema.format === 'date') return { ...schema, 'x-ogc-role': 'primary-interval-start' }
  if (name === 'end' && schema.format === 'date') return { ...schema, 'x-ogc-role': 'primary-interval-end' }
  return schema
}

function inSequence(properties: readonly (readonly [string, Json])[]): (readonly [string, Json])[] {
  return properties.map(([name, schema], index) => [name, { ...schema, 'x-ogc-propertySeq': index + 1 }])
}

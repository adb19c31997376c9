import type { Collection } from '../collections.ts'
import { geometryFormat, type Json, scalarSchema } from './property-schema.ts'

/**
 * Members of a feature as GeoJSON has them (RFC 7946, section 3.2). GDAL takes the types of fields from here; without it, from the first
 * ten features, where a number may be whole and a date missing in all of them.
 */
export function featureMembers({ loaded: { dataset }, properties }: Collection): Json {
  const fields = dataset.manifest.table?.fields ?? []
  // What a format says of a text is a remark, no rule: a table may leave the zone of its times open.
  const times = fields.filter(({ type }) => type === 'timestamp').map(({ name }) => [name, scalarSchema('timestamp')])
  return {
    required: ['type', 'geometry', 'properties'],
    properties: {
      type: { type: 'string', enum: ['Feature'] },
      id: { type: 'string' },
      geometry: { title: 'Where it is', format: geometryFormat(dataset) },
      properties: {
        type: 'object',
        properties: { ...Object.fromEntries(properties.returnables()), ...Object.fromEntries(times) },
      },
    },
  }
}

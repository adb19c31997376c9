import type { Note } from '../record-batch.ts'
import { toGeometry } from './feature-geometry.ts'
import type { ValueRecord } from './value-batch.ts'

/** The record that a GeoJSON feature is; undefined, with a note, where the value is none. `number` is that of the note. */
export function toFeatureRecord(feature: unknown, number: number, note: (note: Note) => void): ValueRecord | undefined {
  if (!isObject(feature) || feature.type !== 'Feature') {
    note({
      record: number,
      field: undefined,
      reason: `got ${kindOf(feature)}, expected a GeoJSON feature`,
      dropped: true,
    })
    return undefined
  }
  return { values: valuesOf(feature), geometry: geometryOf(feature.geometry, number, note) }
}

/** Undefined, with a note, where it is none; without one where there is none. */
export function geometryOf(value: unknown, number: number, note: (note: Note) => void): ValueRecord['geometry'] {
  if (value === null || value === undefined) return undefined
  const geometry = toGeometry(value)
  if (geometry === undefined) {
    const reason = `got ${excerptOf(value)}, expected a geometry inside the world (RFC 7946); the record has no place of its own`
    note({ record: number, field: 'geometry', reason, dropped: false })
  }
  return geometry
}

function valuesOf(feature: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const properties = isObject(feature.properties) ? feature.properties : {}
  return feature.id === undefined || Object.hasOwn(properties, 'id') ? properties : { id: feature.id, ...properties }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kindOf(value: unknown): string {
  if (!isObject(value)) return excerptOf(value)
  return typeof value.type === 'string' ? `an object of type "${value.type.slice(0, 40)}"` : 'an object without a type'
}

function excerptOf(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}

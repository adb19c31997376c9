import { invalidParameter } from '@nahrain/model'
import { type ImportLimits, refuse } from '../import-limits.ts'
import { fieldsOf } from './map-fields.ts'
import type { Mapping } from './mapping.ts'

/** @throws invalid-parameter where a field is not there; invalid-input where nothing would be found by place or date */
export function checkMapping(mapping: Mapping, fields: readonly string[], limits: ImportLimits): void {
  if (fields.length > limits.fields) refuse(`got ${fields.length} fields, expected at most ${limits.fields}`)
  const missing = fieldsOf(mapping).find((name) => !fields.includes(name))
  if (missing !== undefined) throw invalidParameter('map', missing, `a field of the table: one of ${fields.join(', ')}`)
  const hasPlace = mapping.geometry === true || (mapping.longitude !== undefined && mapping.latitude !== undefined)
  if (hasPlace || mapping.when !== undefined) return
  refuse(`got no field for place or date, expected latitude and longitude, or when: one of ${fields.join(', ')}`)
}

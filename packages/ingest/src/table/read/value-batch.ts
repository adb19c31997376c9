import { type Geometry, readNumber } from '@nahrain/model'
import type { Held, RecordBatch } from '../record-batch.ts'
import { isSafe } from './cell-text.ts'

/** A record that is JavaScript values already: from JSON, or from Parquet. */
export interface ValueRecord {
  readonly values: Readonly<Record<string, unknown>>
  readonly geometry: Geometry | undefined
}

const encoder = new TextEncoder()

/** A batch of such records; the first of them is number `first`. */
export function createValueBatch(
  records: readonly ValueRecord[],
  first: number,
  fields: readonly string[],
): RecordBatch {
  const valueAt = (record: number, field: number): unknown => {
    const values = records[record]?.values
    const name = fields[field]
    // A property named like one that every object has, `constructor` say, must not be found where it is not.
    return values !== undefined && name !== undefined && Object.hasOwn(values, name) ? values[name] : undefined
  }

  function heldBy(field: number): Held {
    let found: Held
    for (let record = 0; record < records.length; record++) {
      const value = valueAt(record, field)
      if (isSafe(valueNumber(value))) found = 'numbers'
      else if (valueText(value) !== '') return 'text'
    }
    return found
  }

  return {
    first,
    count: records.length,
    text: (record, field) => valueText(valueAt(record, field)),
    holds: (fields) => fields.map(heldBy),
    numbers(field, into, at) {
      for (let record = 0; record < records.length; record++) into[at + record] = valueNumber(valueAt(record, field))
    },
    terms(field, dictionary, into, at) {
      for (let record = 0; record < records.length; record++) {
        into[at + record] = dictionary.codeOf(valueText(valueAt(record, field)))
      }
    },
    geometry: (record) => records[record]?.geometry,
    record: (record) => encoder.encode(JSON.stringify(records[record]?.values ?? {})),
  }
}

function valueText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value.trim()
    case 'number':
      return Number.isNaN(value) ? '' : String(value)
    case 'boolean':
      return String(value)
    default:
      return value === null || value === undefined ? '' : JSON.stringify(value)
  }
}

function valueNumber(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? readNumber(value.trim()) : Number.NaN
}

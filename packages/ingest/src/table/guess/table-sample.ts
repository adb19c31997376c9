import type { OpenTable, RecordBatch } from '../record-batch.ts'
import { type FieldProfile, profileOf } from './field-profile.ts'

/** The first records of a table, as far as a guess looks at them. */
export interface TableSample {
  readonly fields: readonly string[]
  readonly records: number
  /** Of the fields, in their order. */
  readonly profiles: readonly FieldProfile[]
  /** The first records, cell by cell, as texts. */
  readonly first: readonly (readonly string[])[]
  /** True where at least one record has a geometry of its own. */
  readonly hasGeometry: boolean
}

/** Records looked at: enough for rare values and for a day above 12, few enough to be instant. */
export const SAMPLE_RECORDS = 5000
/** Records kept as they are, for a reader to see. */
const FIRST_RECORDS = 8

/** Reads the first records and lets the rest be. */
export async function sampleTable(table: OpenTable, records = SAMPLE_RECORDS): Promise<TableSample> {
  const counts = table.fields.map(() => new Map<string, number>())
  const first: string[][] = []
  let seen = 0
  let hasGeometry = false
  for await (const batch of table.batches()) {
    const wanted = Math.min(batch.count, records - seen)
    for (let record = 0; record < wanted && first.length < FIRST_RECORDS; record++) {
      first.push(table.fields.map((_, field) => batch.text(record, field)))
    }
    counts.forEach((values, field) => {
      countTexts(batch, wanted, field, values)
    })
    hasGeometry ||= batchHasGeometry(batch, wanted)
    seen += wanted
    if (seen >= records) break
  }
  const profiles = table.fields.map((name, field) => profileOf(name, counts[field] ?? new Map()))
  return { fields: table.fields, records: seen, profiles, first, hasGeometry }
}

function countTexts(batch: RecordBatch, wanted: number, field: number, values: Map<string, number>): void {
  for (let record = 0; record < wanted; record++) {
    const text = batch.text(record, field)
    if (text !== '') values.set(text, (values.get(text) ?? 0) + 1)
  }
}

function batchHasGeometry({ geometry }: RecordBatch, wanted: number): boolean {
  for (let record = 0; record < wanted; record++) if (geometry?.(record) !== undefined) return true
  return false
}

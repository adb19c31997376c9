import type { FieldType } from '@nahrain/model'
import type { RecordBatch } from '../record-batch.ts'

/** Finds out what the cells of each field hold. */
export interface FieldTypes {
  readonly read: (batch: RecordBatch) => void
  /** `number` where every cell that is not empty is one, and there is at least one. */
  readonly done: () => readonly FieldType[]
}

/** A field is out at its first text; the others are looked at to the last record. */
export function createFieldTypes(fields: number): FieldTypes {
  const hasNumber = new Uint8Array(fields)
  let open = Array.from({ length: fields }, (_, field) => field)

  function isOpen(batch: RecordBatch, field: number): boolean {
    const held = batch.holds(field)
    if (held === 'numbers') hasNumber[field] = 1
    return held !== 'text'
  }

  return {
    read(batch) {
      open = open.filter((field) => isOpen(batch, field))
    },
    done: () => Array.from(hasNumber, (found, field) => (found === 1 && open.includes(field) ? 'number' : 'text')),
  }
}

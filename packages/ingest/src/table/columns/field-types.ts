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

  return {
    read(batch) {
      const held = batch.holds(open)
      open.forEach((field, at) => {
        if (held[at] === 'numbers') hasNumber[field] = 1
      })
      open = open.filter((_, at) => held[at] !== 'text')
    },
    done: () => Array.from(hasNumber, (found, field) => (found === 1 && open.includes(field) ? 'number' : 'text')),
  }
}

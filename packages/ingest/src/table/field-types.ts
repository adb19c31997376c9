import type { FieldType } from '@nahrain/model'
import { cellsOf } from './growing.ts'
import type { RecordBatch } from './record-batch.ts'

/** Finds out what the cells of each field hold. */
export interface FieldTypes {
  readonly read: (batch: RecordBatch) => void
  /** `number` where every cell that is not empty is one, and there is at least one. */
  readonly done: () => readonly FieldType[]
}

/** A field is out at its first text; the others are looked at to the last record. */
export function createFieldTypes(fields: number): FieldTypes {
  const cellsFor = cellsOf(Float64Array)
  const hasNumber = new Uint8Array(fields)
  let open = Array.from({ length: fields }, (_, field) => field)

  function isOpen(batch: RecordBatch, field: number): boolean {
    const cells = cellsFor(batch.count)
    batch.numbers(field, cells, 0)
    let found = false
    for (let record = 0; record < batch.count; record++) {
      // A number beyond the safe ones is an id: as a number it would be another one.
      if (Math.abs(cells[record] as number) <= Number.MAX_SAFE_INTEGER) found = true
      else if (!batch.isEmpty(record, field)) return false
    }
    if (found) hasNumber[field] = 1
    return true
  }

  return {
    read(batch) {
      open = open.filter((field) => isOpen(batch, field))
    },
    done: () => Array.from(hasNumber, (found, field) => (found === 1 && open.includes(field) ? 'number' : 'text')),
  }
}

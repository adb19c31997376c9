import { NO_DAY } from '@nahrain/engine'
import { parseTableDate } from '../dates/table-date.ts'
import type { DateOrder } from '../mapping/mapping.ts'
import { type NoteSink, quoted } from '../notes/import-notes.ts'
import type { RecordBatch } from '../record-batch.ts'
import { cellsOf, growing, type Kept } from './growing.ts'
import { createTermValues } from './term-values.ts'

export interface KnownField {
  readonly name: string
  readonly index: number
  readonly order: DateOrder
}

/** Days by whose end the world could know of the rows; records without one have `NO_DAY`. */
export function createKnownColumn({ name, index, order }: KnownField, note: NoteSink) {
  const terms = createTermValues((text) => knownDay(text, order))
  const column = growing(Int32Array)
  const cellsFor = cellsOf(Int32Array)
  let cells = cellsFor(0)
  return {
    read(batch: RecordBatch): void {
      cells = cellsFor(batch.count)
      terms.read(batch, index)
      for (let record = 0; record < batch.count; record++) {
        cells[record] = terms.value(record)
        if (cells[record] !== NO_DAY) continue
        const text = terms.text(record)
        if (text !== '') note(batch.first + record, name, `got ${quoted(text)}, expected a date`)
      }
    },
    keep: (kept: Kept) => column.keep(cells, kept),
    done: column.done,
  }
}

/** A cell may have the dates of several sources: the earliest of their last days counts. */
function knownDay(text: string, order: DateOrder): number {
  const days = text.split(/[;|]/).map((part) => parseTableDate(part.trim(), order)?.end ?? NO_DAY)
  return Math.min(...days)
}

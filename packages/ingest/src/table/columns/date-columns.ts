import { NO_DAY } from '@nahrain/engine'
import { type DaySpan, OPEN_START } from '@nahrain/model'
import { createDateSpans } from '../dates/date-spans.ts'
import { coarseness, widen } from '../dates/date-width.ts'
import type { Mapping } from '../mapping/mapping.ts'
import type { NoteSink } from '../notes/import-notes.ts'
import type { RecordBatch } from '../record-batch.ts'
import { createCodeWidths } from './code-widths.ts'
import { cellsOf, growing, type Kept } from './growing.ts'

export interface DateColumns {
  readonly read: (batch: RecordBatch) => void
  readonly isDated: (record: number) => boolean
  readonly keep: (kept: Kept) => void
  readonly done: () => { readonly whenStart: Int32Array; readonly whenEnd: Int32Array }
}

/** The columns of a row without a date: no comparison lets it in. */
const UNDATED: DaySpan = { start: NO_DAY, end: OPEN_START }

/** When rows were: the days that the fields say, made as wide as their precision says. */
export function createDateColumns(mapping: Mapping, fields: readonly string[], note: NoteSink): DateColumns {
  const spans = createDateSpans(mapping, fields, note)
  const widths = createWidths(mapping, fields, note)
  const [whenStart, whenEnd] = [growing(Int32Array), growing(Int32Array)]
  const [startCells, endCells] = [cellsOf(Int32Array), cellsOf(Int32Array)]
  let [starts, ends] = [startCells(0), endCells(0)]
  return {
    read(batch) {
      starts = startCells(batch.count)
      ends = endCells(batch.count)
      spans?.read(batch)
      widths?.read(batch)
      for (let record = 0; record < batch.count; record++) {
        const written = spans?.span(record)
        const span =
          written === undefined ? UNDATED : widths === undefined ? written : widen(written, widths.width(record))
        starts[record] = span.start
        ends[record] = span.end
      }
    },
    isDated: (record) => starts[record] !== NO_DAY,
    keep(kept) {
      whenStart.keep(starts, kept)
      whenEnd.keep(ends, kept)
    },
    done: () => ({ whenStart: whenStart.done(), whenEnd: whenEnd.done() }),
  }
}

function createWidths({ datePrecision }: Mapping, fields: readonly string[], note: NoteSink) {
  if (datePrecision === undefined || Object.keys(datePrecision.codes).length === 0) return undefined
  const { field, codes } = datePrecision
  return createCodeWidths({ index: fields.indexOf(field), name: field, codes, coarseness }, note)
}

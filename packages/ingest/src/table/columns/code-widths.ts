import { type NoteSink, quoted } from '../notes/import-notes.ts'
import type { RecordBatch } from '../record-batch.ts'
import { createTermValues } from './term-values.ts'

/** How wide each record of a batch is, by the code in a field. */
export interface CodeWidths<Width> {
  readonly read: (batch: RecordBatch) => void
  readonly width: (record: number) => Width
}

interface CodedField<Width> {
  readonly index: number
  readonly name: string
  readonly codes: Readonly<Record<string, Width>>
  /** The greater, the less is known. */
  readonly coarseness: (width: Width) => number
}

/** A code that the table does not have counts as the coarsest one: nothing becomes certain because a code is missing. */
export function createCodeWidths<Width>(field: CodedField<Width>, note: NoteSink): CodeWidths<Width> {
  const byCode = new Map(Object.entries(field.codes).map(([code, width]) => [codeKey(code), width]))
  const widths = [...byCode.values()]
  const coarsest = widths.reduce((one, other) => (field.coarseness(other) > field.coarseness(one) ? other : one))
  const expected = `one of the codes ${[...byCode.keys()].join(', ')}; the coarsest is taken`
  const terms = createTermValues((text) => byCode.get(codeKey(text)))
  let first = 0
  return {
    read(batch) {
      first = batch.first
      terms.read(batch, field.index)
    },
    width(record) {
      const width = terms.value(record)
      if (width !== undefined) return width
      note(first + record, field.name, `got ${quoted(terms.text(record))}, expected ${expected}`)
      return coarsest
    },
  }
}

/** `1`, `1.0` and `01` are one code, and so are `Town` and `town`. */
export function codeKey(text: string): string {
  return /^[-+]?\d+(?:\.\d+)?$/.test(text) ? String(Number(text)) : text.toLowerCase()
}

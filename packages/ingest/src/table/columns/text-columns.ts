import { NO_TEXT } from '@nahrain/engine'
import type { NoteSink } from '../notes/import-notes.ts'
import type { RecordBatch } from '../record-batch.ts'
import { createTermDictionary } from '../term-dictionary.ts'
import { cellsOf, growing, type Kept } from './growing.ts'

export interface TextColumns {
  readonly read: (batch: RecordBatch) => void
  readonly keep: (kept: Kept) => void
  readonly done: () => { readonly strings: readonly string[]; readonly columns: readonly Uint32Array[] }
}

/** What a search looks at: one dictionary for all fields, so that a name that stands in two of them is there once. */
export function createTextColumns(fields: readonly number[], mostTexts: number, note: NoteSink): TextColumns {
  const dictionary = createTermDictionary()
  dictionary.codeOf('')
  const columns = fields.map((field) => ({ field, cellsFor: cellsOf(Uint32Array), column: growing(Uint32Array) }))
  let cells: Uint32Array<ArrayBuffer>[] = []
  let isFull = false

  return {
    read(batch) {
      cells = columns.map(({ field, cellsFor }) => {
        const codes = cellsFor(batch.count)
        if (isFull) return codes.fill(NO_TEXT)
        batch.terms(field, dictionary, codes, 0)
        // '' has code 0, and one less than 0 is NO_TEXT in 32 bits.
        for (let at = 0; at < batch.count; at++) codes[at] = (codes[at] as number) - 1
        return codes
      })
      if (isFull || dictionary.size - 1 <= mostTexts) return
      isFull = true
      const reason = `got more than ${mostTexts} distinct texts, expected fewer: the search does not see the records from here on`
      note(batch.first + batch.count, undefined, reason)
    },
    keep(kept) {
      columns.forEach(({ column }, at) => {
        column.keep(cells[at] as Uint32Array<ArrayBuffer>, kept)
      })
    },
    done: () => ({
      strings: Array.from({ length: dictionary.size - 1 }, (_, at) => dictionary.text(at + 1)),
      columns: columns.map(({ column }) => column.done()),
    }),
  }
}

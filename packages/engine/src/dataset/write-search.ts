import type { DatasetFile } from '@nahrain/model'
import { foldText } from '../text.ts'
import { encodeColumns, listColumn, numberColumn, textColumn } from './arrow-columns.ts'
import type { ContentColumns } from './content.ts'
import { NO_TEXT } from './dataset.ts'
import { gather } from './row-order.ts'

type Files = readonly (readonly [DatasetFile, readonly Uint8Array<ArrayBuffer>[]])[]

/** The files of the text search: texts folded, each once, and the texts of each row. None where there is nothing to search. */
export function encodeSearch(texts: ContentColumns['texts'], order: Uint32Array): Files {
  if (texts.strings.length === 0) return []
  const { strings, codes } = foldAll(texts.strings)
  const columns = texts.columns.map((column) => gather(column, order).map((code) => codes[code] ?? NO_TEXT))
  const search =
    columns.length > 1 ? listsOf(columns) : numberColumn('texts', columns[0] ?? new Uint32Array(order.length))
  return [
    ['search.arrow', [encodeColumns([search])]],
    ['texts.arrow', [encodeColumns([textColumn('text', strings)])]],
  ]
}

/** The distinct folded texts, and which of them each text became; those that folded to nothing are none. */
function foldAll(texts: readonly string[]): { strings: readonly string[]; codes: Uint32Array } {
  const codeOf = new Map<string, number>()
  const codes = Uint32Array.from(texts, (text) => {
    const folded = foldText(text)
    if (folded === '') return NO_TEXT
    const code = codeOf.get(folded) ?? codeOf.size
    codeOf.set(folded, code)
    return code
  })
  return { strings: [...codeOf.keys()], codes }
}

/** The distinct codes of each row as one list column. */
function listsOf(columns: readonly Uint32Array[]) {
  const count = columns[0]?.length ?? 0
  const offsets = new Int32Array(count + 1)
  const values = new Uint32Array(count * columns.length)
  let used = 0
  for (let row = 0; row < count; row++) {
    const start = used
    for (const column of columns) {
      const code = column[row] as number
      if (code !== NO_TEXT && !isAmong(values, code, start, used)) values[used++] = code
    }
    offsets[row + 1] = used
  }
  return listColumn('texts', offsets, values.slice(0, used))
}

/** A row has a few texts: an array for each of them would cost more than all comparisons. */
function isAmong(values: Uint32Array, code: number, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (values[at] === code) return true
  return false
}

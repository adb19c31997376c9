import { type NoteSink, quoted } from '../notes/import-notes.ts'
import { cut } from '../plain-text.ts'
import type { RecordBatch } from '../record-batch.ts'
import { createTermDictionary } from '../term-dictionary.ts'
import { cellsOf, type Kept } from './growing.ts'

const LONGEST = 200

/** Ids of rows from a field. All are distinct: an id that was there before, or none, gets the record's number behind it. */
export function createIdColumn(name: string, field: number, note: NoteSink) {
  const dictionary = createTermDictionary()
  const ids: string[] = []
  const cellsFor = cellsOf(Uint32Array)
  let cells = cellsFor(0)
  let batch: RecordBatch | undefined
  /** Whether an id is taken, by its code. */
  let taken = new Uint8Array(1024)

  function idOf(record: number): string {
    const text = cut(batch?.text(record, field) ?? '', LONGEST)
    const code = text.length < LONGEST ? (cells[record] as number) : dictionary.codeOf(text)
    if (text !== '' && take(code)) return text
    const number = (batch?.first ?? 0) + record
    note(number, name, text === '' ? 'no id' : `got ${quoted(text)} again, expected another id`)
    let id = `${text}~${number + 1}`
    while (!take(dictionary.codeOf(id))) id += '~'
    return id
  }

  function take(code: number): boolean {
    if (code >= taken.length) {
      const larger = new Uint8Array(Math.max(code + 1, taken.length * 2))
      larger.set(taken)
      taken = larger
    }
    if (taken[code] === 1) return false
    taken[code] = 1
    return true
  }

  return {
    read(next: RecordBatch): void {
      batch = next
      cells = cellsFor(next.count)
      next.terms(field, dictionary, cells, 0)
    },
    keep({ records, count }: Kept): void {
      for (let at = 0; at < count; at++) ids.push(idOf(records[at] as number))
    },
    done: (): readonly string[] => ids,
  }
}

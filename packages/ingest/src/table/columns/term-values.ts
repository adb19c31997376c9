import type { RecordBatch } from '../record-batch.ts'
import { createTermDictionary } from '../term-dictionary.ts'
import { cellsOf } from './growing.ts'

/** What the distinct texts of a field mean, each worked out once. */
export interface TermValues<Value> {
  /** Reads the field's cells of a batch; what was read before is forgotten. */
  readonly read: (batch: RecordBatch, field: number) => void
  /** Takes texts that stand in no field, such as dates put together from parts. */
  readonly readTexts: (count: number, textOf: (record: number) => string) => void
  readonly value: (record: number) => Value
  readonly text: (record: number) => string
}

/** Texts remembered; a column of ten million distinct dates begins anew now and then instead of filling the memory. */
const MOST_TERMS = 100_000

export function createTermValues<Value>(meaning: (text: string) => Value): TermValues<Value> {
  const cells = cellsOf(Uint32Array)
  let dictionary = createTermDictionary()
  let values: ({ readonly value: Value } | undefined)[] = []
  let codes = cells(0)

  function begin(count: number): void {
    codes = cells(count)
    if (dictionary.size < MOST_TERMS) return
    dictionary = createTermDictionary()
    values = []
  }

  const text = (record: number) => dictionary.text(codes[record] as number)
  return {
    read(batch, field) {
      begin(batch.count)
      batch.terms(field, dictionary, codes, 0)
    },
    readTexts(count, textOf) {
      begin(count)
      for (let record = 0; record < count; record++) codes[record] = dictionary.codeOf(textOf(record))
    },
    value(record) {
      const code = codes[record] as number
      values[code] ??= { value: meaning(dictionary.text(code)) }
      return values[code].value
    },
    text,
  }
}

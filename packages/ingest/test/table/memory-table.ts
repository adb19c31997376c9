import type { OpenTable, RecordBatch } from '@nahrain/ingest/table'
import type { Geometry } from '@nahrain/model'

const encoder = new TextEncoder()
const NUMBER = /^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i

interface TableSettings {
  /** Records of a batch. */
  readonly batchSize?: number
  readonly geometries?: readonly (Geometry | undefined)[]
}

/** A table of strings, as a reader would give it. */
export function memoryTable(
  fields: readonly string[],
  rows: readonly (readonly string[])[],
  { batchSize = 7, geometries }: TableSettings = {},
): OpenTable {
  return {
    description: 'memory',
    fields,
    recordForm: { kind: 'delimited', delimiter: ',' },
    async *batches() {
      for (let first = 0; first < rows.length; first += batchSize) {
        const batch = batchOf(rows.slice(first, first + batchSize), first)
        yield geometries === undefined ? batch : { ...batch, geometry: (record: number) => geometries[first + record] }
      }
    },
  }
}

function batchOf(rows: readonly (readonly string[])[], first: number): RecordBatch {
  const text = (record: number, field: number) => rows[record]?.[field]?.trim() ?? ''
  return {
    first,
    count: rows.length,
    text,
    holds: (fields) =>
      fields.map((field) => {
        const filled = rows.map((_, record) => text(record, field)).filter((cell) => cell !== '')
        if (filled.length === 0) return undefined
        const isNumber = (cell: string) => NUMBER.test(cell) && Math.abs(Number(cell)) <= Number.MAX_SAFE_INTEGER
        return filled.every(isNumber) ? 'numbers' : 'text'
      }),
    numbers(field, into, at) {
      rows.forEach((_, record) => {
        into[at + record] = NUMBER.test(text(record, field)) ? Number(text(record, field)) : Number.NaN
      })
    },
    terms(field, dictionary, into, at) {
      rows.forEach((_, record) => {
        into[at + record] = dictionary.codeOf(text(record, field))
      })
    },
    record: (record) => encoder.encode((rows[record] ?? []).join(',')),
  }
}

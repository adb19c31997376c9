import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  blobTableFile,
  createTermDictionary,
  type Note,
  openTable,
  type RecordBatch,
  type TableFile,
} from '@nahrain/ingest/table'

/** Real files stand beside the repository, not in it. */
const REAL_FOLDER = fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url))
export const realFilesAre = existsSync(REAL_FOLDER) ? 'there' : `not there (no folder ${REAL_FOLDER})`
export const hasRealFiles = existsSync(REAL_FOLDER)
export const realFile = (name: string): string => `${REAL_FOLDER}${name}`

export interface ReadTable {
  readonly description: string
  readonly fields: readonly string[]
  /** Of each record, in the order of the fields. */
  readonly rows: readonly (readonly string[])[]
  readonly records: readonly string[]
  readonly geometries: readonly unknown[]
  readonly notes: readonly Note[]
}

/** Reads all of a table, cell by cell. */
export async function readAll(file: TableFile): Promise<ReadTable> {
  const notes: Note[] = []
  const table = await openTable(file, (note) => notes.push(note))
  const [rows, records, geometries]: [string[][], string[], unknown[]] = [[], [], []]
  for await (const batch of table.batches()) {
    for (let record = 0; record < batch.count; record++) {
      rows.push(table.fields.map((_, field) => batch.text(record, field)))
      records.push(new TextDecoder().decode(batch.record(record)))
      geometries.push(batch.geometry?.(record))
    }
  }
  return { description: table.description, fields: table.fields, rows, records, geometries, notes }
}

/** The numbers of a field in a batch. */
export function numbersOf(batch: RecordBatch, field: number): number[] {
  const into = new Float64Array(batch.count + 1)
  batch.numbers(field, into, 1)
  return [...into.subarray(1)]
}

/** The terms of a field in a batch, back as text. */
export function termsOf(batch: RecordBatch, field: number): string[] {
  const dictionary = createTermDictionary()
  const into = new Uint32Array(batch.count + 1)
  batch.terms(field, dictionary, into, 1)
  return [...into.subarray(1)].map((code) => dictionary.text(code))
}

export function fileOf(content: string | Uint8Array<ArrayBuffer>, name = 'table.csv'): TableFile {
  return blobTableFile(new Blob([content]), name)
}

/** The file in pieces of the given sizes, which start again when they are used up. */
export function inPieces(file: TableFile, sizes: readonly number[]): TableFile {
  return {
    ...file,
    stream() {
      let [at, piece] = [0, 0]
      return new ReadableStream<Uint8Array>({
        async pull(controller) {
          if (at >= file.size) return controller.close()
          const end = Math.min(file.size, at + (sizes[piece++ % sizes.length] ?? 1))
          controller.enqueue(await file.read(at, end))
          at = end
        },
      })
    },
  }
}

export async function gzipped(content: string | Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

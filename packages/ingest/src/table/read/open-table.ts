import type { Note, OpenTable, RecordBatch, TableFile } from '../record-batch.ts'
import { blobTableFile } from './blob-table-file.ts'
import { BrokenFile, invalidInput } from './broken-file.ts'
import { createByteWindow } from './byte-window.ts'
import { joined, peek, streamChunks } from './chunks.ts'
import { decodeText, guessEncoding } from './decode-text.ts'
import { openDelimited } from './delimited.ts'
import { openGeojson } from './geojson.ts'
import { openGeojsonSequence } from './geojson-sequence.ts'
import { gunzip } from './gunzip.ts'
import { containerOf, type Stranger, strangerOf } from './sniff.ts'
import { textKind } from './text-kind.ts'

/** So much is looked at to see what a file is. */
const SAMPLE_BYTES = 64 * 1024
const EXPECTED = 'delimited text (CSV), GeoJSON or Parquet'

/**
 * Opens a table of whatever format: its first bytes say which it is, not its name.
 * @throws invalid-input where it is none that can be read
 */
export async function openTable(file: TableFile, note: (note: Note) => void): Promise<OpenTable> {
  try {
    const table = await openContent(file, note)
    return { ...table, batches: () => counted(file.name, table) }
  } catch (error) {
    throw asInvalidInput(file.name, error)
  }
}

/** Says in an error how far reading came. */
async function* counted(name: string, table: OpenTable): AsyncGenerator<RecordBatch> {
  let count = 0
  try {
    for await (const batch of table.batches()) {
      count += batch.count
      yield batch
    }
  } catch (error) {
    throw asInvalidInput(name, error, count)
  }
}

function asInvalidInput(name: string, error: unknown, count?: number): unknown {
  if (!(error instanceof BrokenFile)) return error
  const progress = count === undefined ? '' : ` (${count} records had been read)`
  return invalidInput(name, error.message + progress, error)
}

async function openContent(file: TableFile, note: (note: Note) => void): Promise<OpenTable> {
  const chunks = streamChunks(file.stream())
  const { first, rest } = await peek(chunks, SAMPLE_BYTES)
  const container = containerOf(first)
  if (container === 'text') return openText({ name: file.name, first, rest }, note)
  // These are read anew, in their own way.
  await chunks.return(undefined)
  return container === 'gzip' ? openGzip(file, note) : openParquetFile(file, note)
}

async function openGzip(file: TableFile, note: (note: Note) => void): Promise<OpenTable> {
  const name = file.name.replace(/\.gz$/i, '')
  const { first, rest } = await peek(gunzip(file), SAMPLE_BYTES)
  switch (containerOf(first)) {
    case 'gzip':
      throw new BrokenFile('got gzip inside of gzip, expected one of them; unpack it once')
    case 'parquet':
      return gzipped(await openParquetFile(await inMemory(name, first, rest), note))
    case 'text':
      return gzipped(await openText({ name, first, rest }, note))
  }
}

function gzipped(table: OpenTable): OpenTable {
  return { ...table, description: `${table.description}, gzip` }
}

/** Parquet is read from its end, which a stream cannot do. */
async function inMemory(name: string, first: Uint8Array, rest: AsyncIterable<Uint8Array>): Promise<TableFile> {
  const chunks = [first]
  for await (const chunk of rest) chunks.push(chunk)
  return blobTableFile(new Blob([joined(chunks)]), name)
}

/** Loaded only when it is needed: its decompressors are larger than all of the other readers. */
async function openParquetFile(file: TableFile, note: (note: Note) => void): Promise<OpenTable> {
  const { openParquet } = await import('./parquet.ts')
  return openParquet(file, note)
}

interface Text {
  readonly name: string
  readonly first: Uint8Array
  readonly rest: AsyncIterable<Uint8Array>
}

async function openText({ name, first, rest }: Text, note: (note: Note) => void): Promise<OpenTable> {
  const stranger = strangerOf(name, first, guessEncoding(first).startsWith('UTF-16'))
  if (stranger !== undefined) throw refused(stranger)
  const { encoding, chunks } = decodeText(first, rest, note)
  const window = createByteWindow(chunks)
  await window.more()
  switch (textKind(window.bytes.subarray(0, window.end))) {
    case 'delimited':
      return openDelimited(window, encoding, note)
    case 'geojson':
      return openGeojson(window, encoding, note)
    case 'geojson sequence':
      return openGeojsonSequence(window, encoding, note)
    case 'markup':
      throw refused({ got: 'a web page or other markup', wayOut: 'fetch the file itself, not the page about it' })
    case 'json array':
      throw refused({ got: 'a JSON array', wayOut: 'convert it to a GeoJSON FeatureCollection or to CSV' })
  }
}

function refused({ got, wayOut }: Stranger): BrokenFile {
  return new BrokenFile(`got ${got}, expected ${EXPECTED}; ${wayOut}`)
}

import type { Note, OpenTable, RecordBatch } from '../record-batch.ts'
import { BrokenFile } from './broken-file.ts'
import type { ByteWindow } from './byte-window.ts'
import { createDelimitedBatch, firstCell, recordCells } from './delimited-batch.ts'
import { distinctNames } from './field-names.ts'
import { guessDelimiter } from './guess-delimiter.ts'
import { FLAWS, RECORD_STRIDE, type Tokens, tokenize } from './tokenizer.ts'

/** Longest record, in bytes: beyond it the file is no table, or a quote was never closed. */
const MOST_RECORD_BYTES = 4 * 1024 * 1024
/** Most records of a batch; a window of narrow records holds more. */
const BATCH_RECORDS = 16_384
const SAMPLE_RECORDS = 50
const LINE_FEED = 10

/** Reads delimited text in UTF-8: the first record names the fields. @throws BrokenFile */
export async function openDelimited(
  window: ByteWindow,
  encoding: string,
  note: (note: Note) => void,
): Promise<OpenTable> {
  const delimiter = await delimiterOf(window)
  const next = createTokenReader(window, delimiter.charCodeAt(0))
  const opening = await next()
  if (opening === undefined) throw new BrokenFile('got nothing but blank lines, expected a table with a row of names')
  const fields = distinctNames(recordCells(opening, 0))
  const skipped = isTagRow(opening) ? 2 : 1
  if (skipped === 2) {
    const line = opening.records[RECORD_STRIDE + 3] as number
    note({ record: line, field: undefined, reason: 'got a row of HXL tags, expected a record; skipped', dropped: true })
  }

  async function* batches(): AsyncGenerator<RecordBatch> {
    let [tokens, from, first]: [Tokens | undefined, number, number] = [opening, skipped, 0]
    while (tokens !== undefined) {
      noteFaults(tokens, { from, fields: fields.length }, note)
      if (tokens.count > from) yield createDelimitedBatch(tokens, { skipped: from, first, delimiter })
      first += tokens.count - from
      from = 0
      tokens = await next()
    }
  }

  return {
    description: `delimited text, ${delimiter === '\t' ? 'tab' : `"${delimiter}"`}, ${encoding}`,
    fields,
    recordForm: { kind: 'delimited', delimiter },
    batches,
  }
}

async function delimiterOf(window: ByteWindow): Promise<string> {
  if (window.end === window.start && !window.isLast) await window.more()
  const { bytes, start, end, isLast } = window
  return guessDelimiter({ bytes, start, end, isLast, line: 1, mostRecords: SAMPLE_RECORDS })
}

/** Gives the next tokens until there are none. */
function createTokenReader(window: ByteWindow, delimiter: number): () => Promise<Tokens | undefined> {
  let line = 1
  let last: Tokens | undefined
  return async () => {
    for (;;) {
      const { bytes, start, end, isLast } = window
      const tokens: Tokens = tokenize({ bytes, start, end, isLast, line, mostRecords: BATCH_RECORDS }, delimiter, last)
      line = tokens.nextLine
      window.start = tokens.end
      if (end - start > MOST_RECORD_BYTES) refuseLongRecords(tokens, window)
      if (tokens.count > 0) {
        last = tokens
        return tokens
      }
      if (isLast) return undefined
      await window.more()
    }
  }
}

function refuseLongRecords(tokens: Tokens, window: ByteWindow): void {
  const { bytes, records, count, nextLine } = tokens
  for (let at = 0; at < count * RECORD_STRIDE; at += RECORD_STRIDE) {
    const [start, end, line] = [records[at + 1] as number, records[at + 2] as number, records[at + 3] as number]
    if (end - start > MOST_RECORD_BYTES) throw tooLong(bytes.subarray(start, end), line)
  }
  if (window.end - window.start > MOST_RECORD_BYTES) throw tooLong(bytes.subarray(window.start, window.end), nextLine)
}

function tooLong(record: Uint8Array, line: number): BrokenFile {
  const cause = record.includes(LINE_FEED) ? 'a quote in it is never closed' : 'it has no line break'
  return new BrokenFile(
    `got a record of more than 4 MiB at line ${line} (${cause}), expected a line for each record; correct that line`,
  )
}

/** HXL (hxlstandard.org): a second row whose cells are hashtags. */
function isTagRow(tokens: Tokens): boolean {
  if (tokens.count < 2) return false
  const cells = recordCells(tokens, 1).filter((cell) => cell.trim() !== '')
  return cells.length > 0 && cells.every((cell) => /^\s*#[a-z]/i.test(cell))
}

function noteFaults(tokens: Tokens, range: { from: number; fields: number }, note: (note: Note) => void): void {
  for (let record = range.from; record < tokens.count; record++) {
    const cells = firstCell(tokens, record + 1) - firstCell(tokens, record)
    const flaws = tokens.records[record * RECORD_STRIDE + 4] as number
    if (cells === range.fields && flaws === 0) continue
    const line = tokens.records[record * RECORD_STRIDE + 3] as number
    for (const reason of faultsOf(tokens, record, range.fields)) {
      note({ record: line, field: undefined, reason, dropped: false })
    }
  }
}

function* faultsOf(tokens: Tokens, record: number, fields: number): Generator<string> {
  const flaws = tokens.records[record * RECORD_STRIDE + 4] as number
  if (flaws & FLAWS.unclosed)
    yield 'got a quote that is never closed, expected one more; the rest of the file is in this cell'
  else if (flaws & FLAWS.stray) yield 'got a single quote inside of a quoted cell, expected two; kept as it is'
  const cells = recordCells(tokens, record)
  if (cells.length < fields) yield `got ${cells.length} cells, expected ${fields}; the missing ones are empty`
  const extra = cells.slice(fields).filter((cell) => cell.trim() !== '')
  if (extra.length > 0) {
    yield `got ${cells.length} cells, expected ${fields}; "${extra.join('", "').slice(0, 100)}" belongs to no field`
  }
}

import type { Note, OpenTable } from '../record-batch.ts'
import { BrokenFile } from './broken-file.ts'
import type { ByteWindow } from './byte-window.ts'
import { toFeatureRecord } from './feature-record.ts'
import { MOST_VALUE_BYTES } from './json-members.ts'
import { afterSpace } from './json-scanner.ts'
import type { ValueRecord } from './value-batch.ts'
import { openValueTable } from './value-table.ts'

export const RECORD_SEPARATOR = 0x1e
const LINE_FEED = 10
const decoder = new TextDecoder()

/** Reads GeoJSON text sequences (RFC 8142), and those with one feature a line. @throws BrokenFile */
export function openGeojsonSequence(
  window: ByteWindow,
  encoding: string,
  note: (note: Note) => void,
): Promise<OpenTable> {
  const isMarked = window.bytes[afterSpace(window.bytes, window.start, window.end)] === RECORD_SEPARATOR
  const records = sequenceRecords(window, isMarked ? RECORD_SEPARATOR : LINE_FEED, note)
  return openValueTable(`GeoJSON text sequence, ${encoding}`, records, note)
}

async function* sequenceRecords(
  window: ByteWindow,
  separator: number,
  note: (note: Note) => void,
): AsyncGenerator<ValueRecord[]> {
  let [number, hasRecords] = [0, false]
  for await (const texts of textsOf(window, separator)) {
    const records: ValueRecord[] = []
    for (const text of texts) {
      // Before the first separator there is nothing.
      if (separator === LINE_FEED || number > 0 || text.length > 0) number++
      if (afterSpace(text, 0, text.length) === text.length) continue
      const record = toRecord(text, number, note)
      if (record !== undefined) records.push(record)
    }
    hasRecords ||= records.length > 0
    if (records.length > 0) yield records
  }
  if (!hasRecords)
    throw new BrokenFile('got lines of JSON, none of them a feature, expected GeoJSON features; convert them')
}

function toRecord(text: Uint8Array, number: number, note: (note: Note) => void): ValueRecord | undefined {
  let feature: unknown
  try {
    feature = JSON.parse(decoder.decode(text))
  } catch {
    const reason = `got "${decoder.decode(text.subarray(0, 60)).trim()}", expected a GeoJSON feature in JSON`
    note({ record: number, field: undefined, reason, dropped: true })
    return undefined
  }
  return toFeatureRecord(feature, number, note)
}

/** The texts between separators, as many at a time as have arrived. */
async function* textsOf(window: ByteWindow, separator: number): AsyncGenerator<Uint8Array[]> {
  for (;;) {
    const { bytes, end, isLast } = window
    const texts: Uint8Array[] = []
    for (let at = bytes.indexOf(separator, window.start); at >= 0 && at < end; at = bytes.indexOf(separator, at + 1)) {
      texts.push(bytes.subarray(window.start, at))
      window.start = at + 1
    }
    if (isLast) texts.push(bytes.subarray(window.start, end))
    if (texts.length > 0) yield texts
    if (isLast) return
    if (end - window.start > MOST_VALUE_BYTES) {
      throw new BrokenFile('got a line of more than 64 MiB, expected a line for each feature; split it')
    }
    await window.more()
  }
}

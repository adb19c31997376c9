import type { Held, RecordBatch } from '../record-batch.ts'
import { cellNumber, cellText, isSafe, mayHaveWideSpace, rawText, trimmedEnd, trimmedStart } from './cell-text.ts'
import { RECORD_STRIDE, type Tokens } from './tokenizer.ts'

const encoder = new TextEncoder()
const QUOTE = 34

/** Which of the tokens' records are the batch: from `skipped` on, the first of them is number `first`. */
export interface BatchRange {
  readonly skipped: number
  readonly first: number
  readonly delimiter: string
}

export function createDelimitedBatch(tokens: Tokens, { skipped, first, delimiter }: BatchRange): RecordBatch {
  const { bytes, cells, records } = tokens
  const count = tokens.count - skipped

  /** Index of a cell's start in `cells`, -1 where the record ends before it. */
  function cellAt(record: number, field: number): number {
    const cell = firstCell(tokens, skipped + record) + field
    return cell < firstCell(tokens, skipped + record + 1) ? cell * 2 : -1
  }

  return {
    first,
    count,
    text(record, field) {
      const cell = cellAt(record, field)
      return cell < 0 ? '' : cellText(bytes, cells[cell] as number, cells[cell + 1] as number)
    },
    holds(fields) {
      const held: Held[] = fields.map(() => undefined)
      for (let record = skipped; record < tokens.count; record++) {
        const first = firstCell(tokens, record)
        const past = firstCell(tokens, record + 1)
        for (let at = 0; at < fields.length; at++) {
          const cell = first + (fields[at] as number)
          const start = cells[cell * 2] as number
          const end = cells[cell * 2 + 1] as number
          if (cell >= past || start === end || held[at] === 'text') continue
          held[at] = isSafe(numberOf(bytes, start, end))
            ? 'numbers'
            : cellText(bytes, start, end) === ''
              ? held[at]
              : 'text'
        }
      }
      return held
    },
    numbers(field, into, at) {
      for (let record = 0; record < count; record++) {
        const cell = cellAt(record, field)
        into[at + record] = cell < 0 ? Number.NaN : numberOf(bytes, cells[cell] as number, cells[cell + 1] as number)
      }
    },
    terms(field, dictionary, into, at) {
      let empty = -1
      for (let record = 0; record < count; record++) {
        const cell = cellAt(record, field)
        const start = cell < 0 ? 0 : (cells[cell] as number)
        const end = cell < 0 ? 0 : (cells[cell + 1] as number)
        if (start !== end) into[at + record] = codeOf(start, end)
        else {
          if (empty < 0) empty = dictionary.codeOf('')
          into[at + record] = empty
        }
      }

      function codeOf(start: number, end: number): number {
        if (end < 0) return dictionary.codeOf(cellText(bytes, start, end))
        const from = trimmedStart(bytes, start, end)
        const to = trimmedEnd(bytes, from, end)
        return mayHaveWideSpace(bytes, from, to)
          ? dictionary.codeOf(cellText(bytes, from, to))
          : dictionary.codeOfBytes(bytes, from, to)
      }
    },
    record(record) {
      const at = (skipped + record) * RECORD_STRIDE
      return records[at + 4] === 0
        ? bytes.subarray(records[at + 1], records[at + 2])
        : rewritten(tokens, skipped + record, delimiter)
    },
  }
}

/** Index of the first cell of a record; after the last record, the number of all cells. */
export function firstCell(tokens: Tokens, record: number): number {
  return record < tokens.count ? (tokens.records[record * RECORD_STRIDE] as number) : tokens.cellCount
}

export function recordCells(tokens: Tokens, record: number): string[] {
  const texts: string[] = []
  for (let cell = firstCell(tokens, record); cell < firstCell(tokens, record + 1); cell++) {
    texts.push(rawText(tokens.bytes, tokens.cells[cell * 2] as number, tokens.cells[cell * 2 + 1] as number))
  }
  return texts
}

/** A record whose quotes are not as RFC 4180 has them, as it has them. */
function rewritten(tokens: Tokens, record: number, delimiter: string): Uint8Array {
  const cells = recordCells(tokens, record).map((text) => `"${text.replaceAll('"', '""')}"`)
  return encoder.encode(cells.join(delimiter))
}

function numberOf(bytes: Uint8Array, start: number, end: number): number {
  // Text with quotes inside is no number.
  if (start === end || end < 0) return Number.NaN
  const from = trimmedStart(bytes, start, end)
  const to = trimmedEnd(bytes, from, end)
  const value = cellNumber(bytes, from, to)
  return Number.isNaN(value) && mayHaveWideSpace(bytes, from, to) ? cellNumberOfText(cellText(bytes, from, to)) : value
}

function cellNumberOfText(text: string): number {
  const bytes = encoder.encode(text)
  return bytes[0] === QUOTE ? Number.NaN : cellNumber(bytes, 0, bytes.length)
}

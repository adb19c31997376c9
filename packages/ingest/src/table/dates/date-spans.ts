import type { DaySpan } from '@nahrain/model'
import { createTermValues, type TermValues } from '../columns/term-values.ts'
import { type DateOrder, type Mapping, whenFields } from '../mapping/mapping.ts'
import { type NoteSink, quoted } from '../notes/import-notes.ts'
import type { RecordBatch } from '../record-batch.ts'
import { parseTableDate } from './table-date.ts'

/** The days that a batch's records say, as written. */
export interface DateSpans {
  readonly read: (batch: RecordBatch) => void
  readonly span: (record: number) => DaySpan | undefined
}

/** Undefined where the table has no dates. */
export function createDateSpans(mapping: Mapping, fields: readonly string[], note: NoteSink): DateSpans | undefined {
  const { when, dateOrder } = mapping
  const names = whenFields(when)
  const indexes = names.map((name) => fields.indexOf(name))
  const [first, second] = names.map((name, at) => ({ name, index: indexes[at] as number }))
  if (when === undefined || first === undefined) return undefined
  if ('year' in when) return spansOfParts({ name: names.join(', '), indexes, order: dateOrder }, note)
  const start = spansOfField({ ...first, order: dateOrder }, note)
  return second === undefined
    ? start
    : fromTo(start, spansOfField({ ...second, order: dateOrder }, note), first.name, note)
}

interface DateField {
  readonly name: string
  readonly index: number
  readonly order: DateOrder
}

function spansOfField({ name, index, order }: DateField, note: NoteSink): DateSpans {
  const terms = createTermValues((text) => parseTableDate(text, order))
  return spansOf(terms, (batch) => terms.read(batch, index), { name, note })
}

/** Year, month and day in fields of their own: the date as far as it is given. */
function spansOfParts(
  { name, indexes, order }: { name: string; indexes: readonly number[]; order: DateOrder },
  note: NoteSink,
): DateSpans {
  const terms = createTermValues((text) => parseTableDate(text, order))
  const read = (batch: RecordBatch) =>
    terms.readTexts(batch.count, (record) => dateOfParts(indexes.map((index) => batch.text(record, index))))
  return spansOf(terms, read, { name, note })
}

function dateOfParts(cells: readonly string[]): string {
  const [year = '', month = '', day = ''] = cells.map((cell) => cell.replace(/\.0+$/, ''))
  const isGiven = (part: string) => part !== '' && Number(part) !== 0
  if (!isGiven(year) || !isGiven(month)) return year
  if (!/^\d+$/.test(month)) return isGiven(day) ? `${day} ${month} ${year}` : `${month} ${year}`
  return [year, month.padStart(2, '0'), ...(isGiven(day) ? [day.padStart(2, '0')] : [])].join('-')
}

function spansOf(
  terms: TermValues<DaySpan | undefined>,
  read: (batch: RecordBatch) => void,
  { name, note }: { readonly name: string; readonly note: NoteSink },
): DateSpans {
  let first = 0
  return {
    read(batch) {
      first = batch.first
      read(batch)
    },
    span(record) {
      const span = terms.value(record)
      if (span !== undefined) return span
      const text = terms.text(record)
      note(first + record, name, text === '' ? 'no date' : `got ${quoted(text)}, expected a date`)
      return undefined
    },
  }
}

/**
 * From the first day of the start to the last day of the end. Where one of them is missing the row is as long as the other: an
 * empty end says "the same day" in tables of events, and an open one is written `..` (EDTF). Its note stays.
 */
function fromTo(from: DateSpans, to: DateSpans, name: string, note: NoteSink): DateSpans {
  let first = 0
  return {
    read(batch) {
      first = batch.first
      from.read(batch)
      to.read(batch)
    },
    span(record) {
      const [start, end] = [from.span(record), to.span(record)]
      if (start === undefined || end === undefined) return start ?? end
      if (start.start <= end.end) return { start: start.start, end: end.end }
      note(first + record, name, 'got a start after the end, expected it before: taken the other way round')
      return { start: end.start, end: start.end }
    },
  }
}

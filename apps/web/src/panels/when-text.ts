import { isNahrainError, OPEN_END, OPEN_START, parseEdtf } from '@nahrain/model'
import { type MonthSpan, writeMonth } from './months.ts'

/** A question's `when` as two fields; empty is open. */
export interface WhenFields {
  readonly from: string
  readonly to: string
}

export function readWhen(when: string | undefined): WhenFields {
  if (when === undefined) return { from: '', to: '' }
  const [from = '', to = from] = when.split('/')
  return { from: from === '..' ? '' : from, to: to === '..' ? '' : to }
}

/** Undefined where both sides are open. */
export function writeWhen({ from, to }: WhenFields): string | undefined {
  if (from === to) return from === '' ? undefined : from
  return `${from || '..'}/${to || '..'}`
}

/** What is wrong with the fields: a side that is no single date, or two sides in the wrong order. */
export function faultOf({ from, to }: WhenFields): 'from' | 'to' | 'order' | undefined {
  if (!isDate(from)) return 'from'
  if (!isDate(to)) return 'to'
  const when = writeWhen({ from, to })
  return when === undefined || parses(when) ? undefined : 'order'
}

function isDate(text: string): boolean {
  return text === '' || (!text.includes('/') && text !== '..' && parses(text))
}

function parses(text: string): boolean {
  try {
    parseEdtf(text)
    return true
  } catch (error) {
    if (isNahrainError(error, 'invalid-date')) return false
    throw error
  }
}

/** The days of a `when`, open where there is none. */
export function daysOf(when: string | undefined) {
  return when === undefined ? { start: OPEN_START, end: OPEN_END } : parseEdtf(when)
}

/**
 * A span chosen on the chart. A side at the chart's edge is open, and one that was not moved stays as it was written,
 * since a day or a year says more than the month that the chart shows for it.
 */
export function fieldsOfSpan(span: MonthSpan, before: MonthSpan, written: WhenFields, shown: MonthSpan): WhenFields {
  const from = span.start === shown.start ? '' : writeMonth(span.start)
  const to = span.end === shown.end ? '' : writeMonth(span.end - 1)
  return {
    from: span.start === before.start ? written.from : from,
    to: span.end === before.end ? written.to : to,
  }
}

import { calendarOf, type DaySpan, formatDay, OPEN_END, OPEN_START } from '@nahrain/model'
import { dateInWords, dayRangeInWords } from './dates.ts'
import type { Words } from './words.ts'

/** Days as a reader says them: a day, a whole month or year by its name, else from one to the other. */
export function daysInWords(span: DaySpan, words: Words): string {
  const edtf = edtfOf(span)
  // Two whole days are said together: 4 – 9 March 2007.
  return WHOLE_DAYS.test(edtf) ? dayRangeInWords(span, words) : dateInWords(edtf, words)
}

const WHOLE_DAYS = /^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/

/** The shortest EDTF that covers the same days. */
export function edtfOf({ start, end }: DaySpan): string {
  if (start === end) return formatDay(start)
  if (start <= OPEN_START) return end >= OPEN_END ? '../..' : `../${formatDay(end)}`
  if (end >= OPEN_END) return `${formatDay(start)}/..`
  const [first, last] = [calendarOf(start), calendarOf(end)]
  const isMonths = first.day === 1 && calendarOf(end + 1).day === 1
  if (!isMonths) return `${formatDay(start)}/${formatDay(end)}`
  const isYears = first.month === 1 && last.month === 12
  const [from, to] = [start, end].map((day) => formatDay(day).slice(0, isYears ? -6 : -3)) as [string, string]
  return from === to ? from : `${from}/${to}`
}

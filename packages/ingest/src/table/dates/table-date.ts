import { type DaySpan, dayOf, isNahrainError, parseEdtf } from '@nahrain/model'
import type { DateOrder } from '../mapping/mapping.ts'
import { monthOf } from './month-names.ts'

/** A time of day at the end, with or without a zone: a row has a calendar date, as written. */
const TIME =
  /(?:[T\s]+|,\s*)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?$/i
/** How an EDTF date begins, and what it is made of; all else, numbers above all, is not worth the price of an error. */
const EDTF_SHAPE = /^(?:(?:\.\.\/)?-?[\dX]{4}(?:$|[-?~%/])|Y-?\d{5})[-\dXY./?~%]*$/
const COMPACT = /^(1[5-9]\d\d|2[01]\d\d)(\d\d)(\d\d)$/
/** As spreadsheets and data frames write a year that became a decimal number. */
const DECIMAL_YEAR = /^(\d{4})\.0+$/
const THREE_NUMBERS = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$/
const MONTH_YEAR = /^(\d{1,2})[/.-](\d{4})$/
const YEAR_MONTH = /^(\d{4})[/.](\d{1,2})$/
const TWO_YEARS = /^(\d{4})\s*[-–]\s*(\d{4})$/
const NAMED_MONTH =
  /^(?:(\d{1,2})(?:st|nd|rd|th|er)?[\s.-]+(?:de\s+|of\s+)?)?(\p{L}[\p{L}\p{M}\s]*?\.?)[\s,.-]+(?:del?\s+)?(\d{4}|\d{2})$/u
const MONTH_FIRST = /^(\p{L}[\p{L}\p{M}]*\.?)[\s-]+(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{4})$/u
/** Two-digit years: 70 to 99 are of the last century, as POSIX has it within a year. */
const CENTURY_TURN = 70
const LONGEST = 64

/**
 * The days that a cell's date covers, both inclusive, or undefined where it is no date: EDTF, ISO dates with a time, numbers with
 * slashes, dots or hyphens in the given order (a year of four digits says its own place), and months by name.
 */
export function parseTableDate(text: string, order: DateOrder): DaySpan | undefined {
  if (text === '' || text.length > LONGEST) return undefined
  const bare = westernDigits(text).trim().replace(TIME, '')
  const edtf = EDTF_SHAPE.test(bare) ? asEdtf(bare) : undefined
  return edtf ?? asNumbers(bare, order) ?? asNamedMonth(bare)
}

/** The three numbers of a date such as 03/04/16, as they stand, where none says by its length that it is the year. */
export function threeNumbers(text: string): readonly [string, string, string] | undefined {
  const match = THREE_NUMBERS.exec(westernDigits(text).trim().replace(TIME, ''))
  return match === null ? undefined : [match[1] as string, match[2] as string, match[3] as string]
}

function asEdtf(text: string): DaySpan | undefined {
  try {
    return parseEdtf(text)
  } catch (error) {
    if (isNahrainError(error, 'invalid-date')) return undefined
    throw error
  }
}

function asNumbers(text: string, order: DateOrder): DaySpan | undefined {
  const three = THREE_NUMBERS.exec(text)
  if (three) return inOrder([three[1] as string, three[2] as string, three[3] as string], order)
  const compact = COMPACT.exec(text)
  if (compact) return calendarDate(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const years = DECIMAL_YEAR.exec(text) ?? TWO_YEARS.exec(text)
  if (years) return asEdtf(years[2] === undefined ? `${years[1]}` : `${years[1]}/${years[2]}`)
  const monthYear = MONTH_YEAR.exec(text)
  if (monthYear) return wholeMonth(Number(monthYear[2]), Number(monthYear[1]))
  const yearMonth = YEAR_MONTH.exec(text)
  return yearMonth ? wholeMonth(Number(yearMonth[1]), Number(yearMonth[2])) : undefined
}

/** A year of three or four digits stands where it stands; otherwise the order says which number is which. */
function inOrder([first, second, third]: readonly [string, string, string], order: DateOrder): DaySpan | undefined {
  if (first.length > 2) return calendarDate(Number(first), Number(second), Number(third))
  const [day, month] = order === 'mdy' ? [second, first] : [first, second]
  if (order === 'ymd' && third.length <= 2) return calendarDate(fullYear(first), Number(second), Number(third))
  return calendarDate(fullYear(third), Number(month), Number(day))
}

function asNamedMonth(text: string): DaySpan | undefined {
  const monthFirst = MONTH_FIRST.exec(text)
  const [day, name, year] = monthFirst
    ? [monthFirst[2], monthFirst[1], monthFirst[3]]
    : (NAMED_MONTH.exec(text)?.slice(1) ?? [])
  if (name === undefined || year === undefined) return undefined
  const month = monthOf(name)
  if (month === undefined) return undefined
  return day === undefined ? wholeMonth(fullYear(year), month) : calendarDate(fullYear(year), month, Number(day))
}

function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length > 2 ? year : year + (year < CENTURY_TURN ? 2000 : 1900)
}

function calendarDate(year: number, month: number, day: number): DaySpan | undefined {
  const span = wholeMonth(year, month)
  if (span === undefined || day < 1 || span.start + day - 1 > span.end) return undefined
  return { start: span.start + day - 1, end: span.start + day - 1 }
}

function wholeMonth(year: number, month: number): DaySpan | undefined {
  if (month < 1 || month > 12) return undefined
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)
  return { start: dayOf(year, month, 1), end: next - 1 }
}

/** Arabic-Indic and Persian digits as 0 to 9. */
function westernDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

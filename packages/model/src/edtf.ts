import * as z from 'zod'
import { type DaySpan, dayOf, daysInMonth, isCalendarDate, OPEN_END, OPEN_START, YEAR_LIMIT } from './day.ts'
import { isNahrainError, NahrainError } from './errors.ts'

/**
 * Dates as ISO 8601-2:2019 writes them (EDTF, levels 0 and 1, https://www.loc.gov/standards/datetime/), read as the pair
 * of whole days between which everything lies that the text may mean.
 *
 * A qualifier (`?` uncertain, `~` approximate, `%` both) widens the date by one unit of its own precision on each side:
 * the standard leaves the width open, and one unit is what a reader expects of "about June".
 * A date-time keeps its calendar date as written; the time of day and its zone are checked and then left out.
 */
const EXPECTED =
  'an EDTF level 1 date or interval, such as 2024-01-28, 2024-01, 2023-06~, 2017/2020, 2014/.. or 2024-XX'

const TIME =
  /^(-?\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?$/i
const LONG_YEAR = /^Y(-?[1-9]\d{4,8})$/
const DATE = /^(-?)(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?$/

/** Days that one calendar unit covers, with how to step to its neighbours. */
interface Unit {
  readonly span: DaySpan
  /** The same unit `steps` units later (negative: earlier). */
  readonly shift: (steps: number) => DaySpan
}

/** Reads an EDTF date or interval, both ends inclusive. @throws invalid-date */
export function parseEdtf(text: string): DaySpan {
  if (text.length > 64) throw invalid(text)
  const parts = text.split('/')
  if (parts.length === 1) return parseDate(text, text).span
  const [from, to] = parts
  if (parts.length > 2 || from === undefined || to === undefined) throw invalid(text)
  const first = isOpen(from) ? undefined : parseDate(from, text)
  const last = isOpen(to) ? undefined : parseDate(to, text)
  // What the ends say, not how wide their qualifiers make them, has to be in order.
  if ((!first && !last) || (first && last && first.written.start > last.written.end)) throw invalid(text)
  return { start: first?.span.start ?? OPEN_START, end: last?.span.end ?? OPEN_END }
}

/** `..` is open, an empty end is unknown; both leave the span without a bound on that side. */
function isOpen(part: string): boolean {
  return part === '..' || part === ''
}

/** A date as it was written, and as wide as its qualifier makes it. */
function parseDate(part: string, whole: string): { readonly written: DaySpan; readonly span: DaySpan } {
  const qualified = /[?~%]$/.test(part)
  const bare = qualified ? part.slice(0, -1) : part
  const unit = readUnit(TIME.exec(bare)?.[1] ?? bare)
  if (unit === undefined) throw invalid(whole)
  const span = qualified ? { start: unit.shift(-1).start, end: unit.shift(1).end } : unit.span
  return { written: unit.span, span }
}

function readUnit(text: string): Unit | undefined {
  const long = LONG_YEAR.exec(text)
  if (long) return Math.abs(Number(long[1])) <= YEAR_LIMIT ? years(Number(long[1]), 1) : undefined
  const match = DATE.exec(text)
  if (!match) return undefined
  const [, sign, digits = '', month, day] = match
  const width = digits.endsWith('XX') ? 100 : digits.endsWith('X') ? 10 : 1
  const magnitude = Number(digits.replaceAll('X', '0'))
  if (sign === '-' && magnitude === 0) return undefined
  const year = sign === '-' ? -magnitude - (width - 1) : magnitude
  return month === undefined ? years(year, width) : width === 1 ? withinYear(year, month, day) : undefined
}

function withinYear(year: number, month: string, day: string | undefined): Unit | undefined {
  if (month === 'XX') return day === undefined || day === 'XX' ? years(year, 1) : undefined
  const number = Number(month)
  if (day === undefined) {
    return number >= 21 && number <= 24 ? months(year, (number - 21) * 3 + 3, 3) : readMonth(year, number)
  }
  if (day === 'XX') return readMonth(year, number)
  if (!isCalendarDate(year, number, Number(day))) return undefined
  const at = dayOf(year, number, Number(day))
  const shift = (steps: number) => ({ start: at + steps, end: at + steps })
  return { span: shift(0), shift }
}

function readMonth(year: number, month: number): Unit | undefined {
  return month >= 1 && month <= 12 ? months(year, month, 1) : undefined
}

/** A season is three months, named by the northern hemisphere: 21 spring is March to May. */
function months(year: number, month: number, count: number): Unit {
  const shift = (steps: number): DaySpan => {
    const first = year * 12 + (month - 1) + steps * count
    const last = first + count - 1
    const [lastYear, lastMonth] = [Math.floor(last / 12), (((last % 12) + 12) % 12) + 1]
    return {
      start: dayOf(Math.floor(first / 12), (((first % 12) + 12) % 12) + 1, 1),
      end: dayOf(lastYear, lastMonth, daysInMonth(lastYear, lastMonth)),
    }
  }
  return { span: shift(0), shift }
}

function years(year: number, count: number): Unit {
  const shift = (steps: number): DaySpan => ({
    start: dayOf(year + steps * count, 1, 1),
    end: dayOf(year + (steps + 1) * count - 1, 12, 31),
  })
  return { span: shift(0), shift }
}

function invalid(text: string): NahrainError<'invalid-date'> {
  return new NahrainError('invalid-date', `got "${text}", expected ${EXPECTED}`, {
    got: text,
    expected: EXPECTED,
  })
}

/** An EDTF text that was checked to name days; the text is kept as written. */
export const Edtf = z
  .string()
  .superRefine((text, context) => {
    try {
      parseEdtf(text)
    } catch (error) {
      if (!isNahrainError(error, 'invalid-date')) throw error
      context.addIssue({ code: 'custom', message: error.message })
    }
  })
  .describe('ISO 8601-2 (EDTF level 1) date or interval')
export type Edtf = z.infer<typeof Edtf>

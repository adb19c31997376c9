import { NahrainError } from './errors.ts'

/**
 * Whole days since 1970-01-01 in the proleptic Gregorian calendar; negative before it. A day has no time zone.
 * Never a `Date`: a calendar date that passes through one can move by a day.
 */
export type Day = number

/** A run of whole days, both ends inclusive. The widest values stand for "open". */
export interface DaySpan {
  readonly start: Day
  readonly end: Day
}

/** A span without a beginning or without an end, within a signed 32-bit column. */
export const OPEN_START: Day = -(2 ** 31)
export const OPEN_END: Day = 2 ** 31 - 1

/** Years whose days fit a signed 32-bit column with room to widen. */
export const YEAR_LIMIT = 5_000_000

/**
 * The day number of a calendar date; month 1 to 12, day 1 to 31, not checked against the month's length.
 * After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
 */
export function dayOf(year: number, month: number, day: number): Day {
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The calendar date of a day number; month 1 to 12. The inverse of `dayOf` (civil_from_days). */
export function calendarOf(day: Day): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

/** Days in a month of the proleptic Gregorian calendar, 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

const FULL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads `YYYY-MM-DD`. @throws invalid-date */
export function parseDay(text: string): Day {
  const match = FULL_DATE.exec(text)
  const [year, month, day] = match ? match.slice(1).map(Number) : []
  if (year === undefined || month === undefined || day === undefined || !isCalendarDate(year, month, day)) {
    const expected = 'a calendar date YYYY-MM-DD'
    throw new NahrainError('invalid-date', `got "${text}", expected ${expected}`, { got: text, expected })
  }
  return dayOf(year, month, day)
}

/** Writes `YYYY-MM-DD`; years outside 0 to 9999 as EDTF writes them (`Y12345-…` has no full date, so `±YYYYYY`). */
export function formatDay(day: Day): string {
  const date = calendarOf(day)
  const year =
    date.year >= 0 && date.year <= 9999
      ? String(date.year).padStart(4, '0')
      : `${date.year < 0 ? '-' : '+'}${String(Math.abs(date.year)).padStart(6, '0')}`
  return `${year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
}

export function isCalendarDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

import { calendarOf, type DaySpan, dayOf, OPEN_END, OPEN_START } from '@nahrain/model'
import type { DateWidth } from '../mapping/mapping.ts'

/** The true day and the written one lie in the same week, on whatever day it starts: at most six days apart. */
const WEEK_DAYS = 6

/** The days that a date may mean when only its week, month or year is known. Open ends stay open. */
export function widen(span: DaySpan, width: DateWidth): DaySpan {
  if (typeof width === 'object') return around(span, width.days)
  switch (width) {
    case 'day':
    case 'span':
      return span
    case 'week':
      return around(span, WEEK_DAYS)
    case 'month':
      return wholeUnits(span, 1)
    case 'year':
      return wholeUnits(span, 12)
  }
}

/** How many days a width adds at most: the greater, the coarser. */
export function coarseness(width: DateWidth): number {
  if (typeof width === 'object') return width.days
  return { day: 0, span: 0, week: WEEK_DAYS, month: 30, year: 365 }[width]
}

function around({ start, end }: DaySpan, days: number): DaySpan {
  return {
    start: start === OPEN_START ? start : Math.max(start - days, OPEN_START),
    end: end === OPEN_END ? end : Math.min(end + days, OPEN_END - 1),
  }
}

/** All months (or years: 12 of them) that the span touches, whole. */
function wholeUnits({ start, end }: DaySpan, months: 1 | 12): DaySpan {
  const first = (day: number, later: number) => {
    const { year, month } = calendarOf(day)
    const index = year * 12 + (months === 12 ? 0 : month - 1) + later
    return dayOf(Math.floor(index / 12), index - Math.floor(index / 12) * 12 + 1, 1)
  }
  return {
    start: start === OPEN_START ? start : first(start, 0),
    end: end === OPEN_END ? end : first(end, months) - 1,
  }
}

import { calendarOf, type Day, type DaySpan, dayOf, type Histogram } from '@nahrain/model'

/** Months since year 0; a fraction is a place within the month. The scale of the chart, on which every month is as wide. */
export type Month = number

/** From the first of month `start` up to but without the first of month `end`. */
export interface MonthSpan {
  readonly start: Month
  readonly end: Month
}

/** The atlas's chart begins here: before it lie a few entries of long ago. A table's begins with its first row. */
export const ATLAS_CHART: Month = 2014 * 12

export function monthAt(day: Day): Month {
  const date = calendarOf(day)
  const month = date.year * 12 + date.month - 1
  return month + (date.day - 1) / (firstDayOf(month + 1) - firstDayOf(month))
}

/** First day of a whole month. */
export function firstDayOf(month: Month): Day {
  return dayOf(Math.floor(month / 12), (month % 12) + 1, 1)
}

/** A whole month as EDTF: 2024-01. */
export function writeMonth(month: Month): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** The whole months that the chart shows: from `firstShown`, unless the data begins later or ends before it. */
export function shownMonths({ edges }: Histogram, firstShown: Month = Number.NEGATIVE_INFINITY): MonthSpan {
  const first = Math.floor(monthAt(edges[0] ?? 0))
  const end = Math.max(Math.ceil(monthAt(edges[edges.length - 1] ?? 0)), first + 1)
  return { start: end > firstShown ? Math.max(first, firstShown) : first, end }
}

/** Days as a part of what is shown; what lies beyond ends at its edge. */
export function withinShown({ start, end }: DaySpan, shown: MonthSpan): MonthSpan {
  return { start: clampMonth(monthAtOpen(start, shown), shown), end: clampMonth(monthAtOpen(end + 1, shown), shown) }
}

/** An open side has no calendar date that is worth computing. */
function monthAtOpen(day: Day, shown: MonthSpan): Month {
  if (day <= firstDayOf(shown.start)) return shown.start
  return day >= firstDayOf(shown.end) ? shown.end : monthAt(day)
}

export function clampMonth(month: Month, { start, end }: MonthSpan): Month {
  return Math.min(Math.max(month, start), end)
}

/** The whole months that a span touches, at least one. */
export function wholeMonths(span: MonthSpan, shown: MonthSpan): MonthSpan {
  const start = Math.min(Math.floor(span.start), shown.end - 1)
  return { start, end: Math.max(Math.ceil(span.end), start + 1) }
}

/** Where a month is on the chart, 0 at its beginning and 100 at its end. */
export function percentOf(month: Month, { start, end }: MonthSpan): number {
  return (100 * (month - start)) / (end - start)
}

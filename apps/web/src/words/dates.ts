import { calendarOf, type DaySpan, dayOf, parseEdtf } from '@nahrain/model'
import type { MessageKey } from '../messages/en.ts'
import { localeOf, type Words } from './words.ts'

/**
 * An EDTF date in words, as exact as it was written: "28 January 2024", "January 2024", "about June 2023", "since 2014",
 * "2017 to 2020". What it cannot put into words it shows as it stands.
 */
export function dateInWords(edtf: string, words: Words): string {
  const [from = '', to] = edtf.split('/')
  if (to === undefined) return oneDate(from, words)
  if (from === '' || from === '..') return words.say('until_date', { date: oneDate(to, words) })
  if (to === '' || to === '..') return words.say('since_date', { date: oneDate(from, words) })
  return words.say('between_dates', { from: oneDate(from, words), to: oneDate(to, words) })
}

/** A whole day, from its number. */
export function dayInWords(day: number, words: Words): string {
  const { year, month, day: dayOfMonth } = calendarOf(day)
  return formatted(year, month, dayOfMonth, words)
}

function oneDate(text: string, words: Words): string {
  if (/[?~%]$/.test(text)) return words.say('about_date', { date: oneDate(text.slice(0, -1), words) })
  const match = /^(\d{3}[\dX]|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?/.exec(text)
  if (!match) return text
  const [, year = '', month, day] = match
  if (year.includes('X')) return spanOfYears(text, words)
  if (month === undefined || month === 'XX') return year
  const season = SEASONS[month]
  if (season !== undefined) return words.say(season, { year })
  return formatted(Number(year), Number(month), day === undefined || day === 'XX' ? undefined : Number(day), words)
}

const SEASONS: Readonly<Record<string, MessageKey>> = {
  '21': 'season_spring',
  '22': 'season_summer',
  '23': 'season_autumn',
  '24': 'season_winter',
}

function spanOfYears(text: string, words: Words): string {
  const { start, end } = parseEdtf(text)
  const [from, to] = [calendarOf(start).year, calendarOf(end).year]
  return words.say(to - from < 10 ? 'decade' : 'century', { year: String(from), from: String(from), to: String(to) })
}

/** Two whole days as one phrase, what they share said once. */
export function dayRangeInWords({ start, end }: DaySpan, words: Words): string {
  return formatOf('day', words).formatRange(start * 86_400_000, end * 86_400_000)
}

const DATE: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC', calendar: 'gregory' }

/** The platform writes the calendar date; the day is fixed to UTC on both sides, so no zone can move it. */
function formatted(year: number, month: number, day: number | undefined, words: Words): string {
  const moment = dayOf(year, month, day ?? 1) * 86_400_000
  return formatOf(day === undefined ? 'month' : 'day', words).format(moment)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Each made once: making one takes as long as hundreds of dates. */
function formatOf(exactness: 'day' | 'month', words: Words): Intl.DateTimeFormat {
  const locale = localeOf(words)
  const key = `${locale} ${exactness}`
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, exactness === 'day' ? { ...DATE, day: 'numeric' } : DATE)
  formats.set(key, format)
  return format
}

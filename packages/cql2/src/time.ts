/**
 * Days and instants as numbers, without any local time zone: days since 1970-01-01, and milliseconds since its start
 * in UTC, with microseconds as a fraction (exact from 1700 to 2240, where a double has the room).
 */

export const DAY_MS = 86_400_000

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})?$/

/** How a literal of a filter is spelt (OGC 21-065r2, annex B): to the second and in UTC. */
const STRICT_TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/

/** Undefined for what is no date, also for 30 February. */
export function parseDay(text: string): number | undefined {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (year === undefined) return undefined
  const days = dayOf(Number(year), Number(month), Number(day))
  return printDay(days) === text ? days : undefined
}

/** Undefined for what is no instant; also for the seconds 60 and the hour 24, which a number cannot tell apart. */
export function parseInstant(text: string): number | undefined {
  const [, date, hour, minute, second = '0', fraction = '', zone = 'Z'] = TIMESTAMP.exec(text) ?? []
  const day = date === undefined ? undefined : parseDay(date)
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const offset = offsetMinutes(zone)
  if (offset === undefined) return undefined
  const seconds = (Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second)
  return day * DAY_MS + seconds * 1000 + Math.round(Number(`0${fraction}`) * 1e6) / 1000
}

/** An instant as a filter must spell it; undefined for other spellings. */
export function parseStrictInstant(text: string): number | undefined {
  return STRICT_TIMESTAMP.test(text) ? parseInstant(text) : undefined
}

export function printDay(days: number): string {
  const { year, month, day } = civilOf(days)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

export function printInstant(instant: number): string {
  const micros = Math.round((instant - Math.floor(instant / 1000) * 1000) * 1000)
  const seconds = Math.floor(instant / 1000) + Math.floor(micros / 1e6)
  const ofDay = seconds - Math.floor(seconds / 86_400) * 86_400
  const clock = [Math.floor(ofDay / 3600), Math.floor(ofDay / 60) % 60, ofDay % 60]
    .map((part) => pad(part, 2))
    .join(':')
  const fraction = micros % 1e6 === 0 ? '' : `.${pad(micros % 1e6, 6).replace(/0+$/, '')}`
  return `${printDay(Math.floor(seconds / 86_400))}T${clock}${fraction}Z`
}

function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(-2))
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/** `Date.UTC` takes years below 100 for those of the last century; setting the year apart does not. */
function dayOf(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS
}

function civilOf(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(days * DAY_MS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

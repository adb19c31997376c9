import { type Position, quoted } from './errors.ts'
import { literalFault } from './geometry.ts'
import { parseDay, parseStrictInstant } from './time.ts'
import type { DateLiteral, OpenEnd, TimestampLiteral } from './tree.ts'

const DAY = 'a day of the calendar as yyyy-mm-dd'
const INSTANT = 'an instant as yyyy-mm-ddThh:mm:ssZ'

/** What may be the end of an interval, for messages. */
export const DATE_FORM = `${DAY}, ${INSTANT} or ".." in quotes, a property or a function`

/** @throws `literal` for what is no day. */
export function readDate(text: string, at: Position): DateLiteral {
  const day = parseDay(text)
  if (day === undefined) throw literalFault(at, quoted(text), DAY)
  return { kind: 'date', day, at }
}

/** @throws `literal` for what is no instant in UTC. */
export function readTimestamp(text: string, at: Position): TimestampLiteral {
  const instant = parseStrictInstant(text)
  if (instant === undefined) throw literalFault(at, quoted(text), INSTANT)
  return { kind: 'timestamp', instant, at }
}

/** The text of an interval's end: an instant or `..`, which is open. */
export function readInstantText(text: string, at: Position): DateLiteral | TimestampLiteral | OpenEnd {
  if (text === '..') return { kind: 'open', at }
  return text.length > 10 ? readTimestamp(text, at) : readDate(text, at)
}

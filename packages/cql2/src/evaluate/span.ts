import { DAY_MS } from '../time.ts'
import type { TemporalOperator } from '../tree.ts'

/**
 * A time from start to end, both included, in milliseconds since 1970-01-01T00:00:00Z; an instant has equal ends, an
 * open end is infinite. `days` says that it is known by the day: its end is then the midnight that begins its last day.
 */
export interface Span {
  readonly start: number
  readonly end: number
  readonly days: boolean
}

/** One end: a day (as days since 1970-01-01), an instant (as milliseconds since then), or null for open. */
export type Bound = { readonly day: number } | { readonly instant: number } | null

/** The last microsecond of a day: instants have no finer ones. */
const LAST_OF_DAY = DAY_MS - 0.001

export function spanOf(start: Bound, end: Bound): Span {
  const days = [start, end].every((bound) => bound === null || 'day' in bound)
  return { start: first(start), end: days ? first(end, Number.POSITIVE_INFINITY) : last(end), days }
}

export function instantSpan(bound: NonNullable<Bound>): Span {
  return spanOf(bound, bound)
}

function first(bound: Bound, open = Number.NEGATIVE_INFINITY): number {
  if (bound === null) return open
  return 'day' in bound ? bound.day * DAY_MS : bound.instant
}

function last(bound: Bound): number {
  if (bound === null) return Number.POSITIVE_INFINITY
  return 'day' in bound ? bound.day * DAY_MS + LAST_OF_DAY : bound.instant
}

/**
 * How two spans relate (OGC 21-065r2, clause 7.8.2, after OWL-Time). Days are compared with days as days, so that
 * one ends where the next starts; against an instant, a day is all of its time.
 */
export function relate(op: TemporalOperator, left: Span, right: Span): boolean {
  return RELATIONS[op](against(left, right), against(right, left))
}

function against(span: Span, other: Span): Span {
  return span.days && !other.days ? { start: span.start, end: span.end + LAST_OF_DAY, days: false } : span
}

type Relation = (a: Span, b: Span) => boolean

const after: Relation = (a, b) => a.start > b.end
const contains: Relation = (a, b) => a.start < b.start && a.end > b.end
const disjoint: Relation = (a, b) => after(a, b) || after(b, a)
const finishes: Relation = (a, b) => a.start > b.start && a.end === b.end
const meets: Relation = (a, b) => a.end === b.start
const overlaps: Relation = (a, b) => a.start < b.start && a.end > b.start && a.end < b.end
const starts: Relation = (a, b) => a.start === b.start && a.end < b.end

function swapped(relation: Relation): Relation {
  return (a, b) => relation(b, a)
}

const RELATIONS: Readonly<Record<TemporalOperator, Relation>> = {
  t_after: after,
  t_before: swapped(after),
  t_contains: contains,
  t_disjoint: disjoint,
  t_during: swapped(contains),
  t_equals: (a, b) => a.start === b.start && a.end === b.end,
  t_finishedBy: swapped(finishes),
  t_finishes: finishes,
  t_intersects: (a, b) => !disjoint(a, b),
  t_meets: meets,
  t_metBy: swapped(meets),
  t_overlappedBy: swapped(overlaps),
  t_overlaps: overlaps,
  t_startedBy: swapped(starts),
  t_starts: starts,
}

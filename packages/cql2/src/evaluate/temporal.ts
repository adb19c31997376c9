import type { Interval, IntervalEnd, TemporalOperator } from '../tree.ts'
import { type Bound, instantSpan, relate, type Span, spanOf } from './span.ts'
import { derive, deriveFrom, type Term } from './term.ts'
import type { Item, Value } from './value.ts'

/** Null if either time is missing. */
export function compileTemporal(op: TemporalOperator, left: Term, right: Term): Term {
  const a = spanTerm(left)
  const b = spanTerm(right)
  return derive('boolean', [a, b], (item) => {
    const first = a.read(item)
    const second = b.read(item)
    return isSpan(first) && isSpan(second) ? relate(op, first, second) : null
  })
}

function spanTerm(term: Term): Term {
  if (term.type === 'interval') return term
  return deriveFrom('interval', term, (value) => instantSpan(boundOf(term, value)))
}

function boundOf(term: Term, value: Value): NonNullable<Bound> {
  return term.type === 'date' ? { day: Number(value) } : { instant: Number(value) }
}

/**
 * An INTERVAL. An end that is a missing property makes it null, since nothing says whether it is open or unknown;
 * only `'..'` is open.
 */
export function compileInterval(
  node: Interval,
  compileEnd: (end: Exclude<IntervalEnd, { kind: 'open' }>) => Term,
): Term {
  const start = node.start.kind === 'open' ? undefined : compileEnd(node.start)
  const end = node.end.kind === 'open' ? undefined : compileEnd(node.end)
  const operands = [start, end].filter((term) => term !== undefined)
  return derive('interval', operands, (item) => {
    const first = readBound(start, item)
    const last = readBound(end, item)
    return first === undefined || last === undefined ? null : spanOf(first, last)
  })
}

/** Null for an open end, undefined for a missing value. */
function readBound(term: Term | undefined, item: Item): Bound | undefined {
  if (term === undefined) return null
  const value = term.read(item)
  return value === null ? undefined : boundOf(term, value)
}

function isSpan(value: Value): value is Span {
  return typeof value === 'object' && value !== null && 'days' in value
}

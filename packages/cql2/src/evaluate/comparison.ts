import { familyOf } from '../check/types.ts'
import { compareTexts } from '../compare-texts.ts'
import { DAY_MS } from '../time.ts'
import type { ComparisonOperator } from '../tree.ts'
import { constantValue, derive, deriveFrom, type Term } from './term.ts'
import type { Value } from './value.ts'

/** `left op right`; null if either is. */
export function compileComparison(op: ComparisonOperator, left: Term, right: Term): Term {
  const a = comparable(left, right)
  const b = comparable(right, left)
  const order =
    familyOf(left.type) === 'string' ? (a: Value, b: Value) => compareTexts(String(a), String(b)) : compareScalars
  const holds = HOLDS[op]
  return derive('boolean', [a, b], (item) => {
    const leftValue = a.read(item)
    const rightValue = b.read(item)
    return leftValue === null || rightValue === null ? null : holds(order(leftValue, rightValue))
  })
}

const HOLDS: Readonly<Record<ComparisonOperator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
}

/**
 * A timestamp that is compared with a date counts as its day in UTC. The standard leaves such casts open (clause 6.3.3);
 * so `updated <= DATE('2024-06-17')` includes all of that day, and `=` means within it.
 */
function comparable(term: Term, other: Term): Term {
  if (term.type !== 'timestamp' || other.type !== 'date') return term
  return deriveFrom('date', term, (instant) => Math.floor(Number(instant) / DAY_MS))
}

function compareScalars(left: Value, right: Value): number {
  const a = Number(left)
  const b = Number(right)
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** `value IN (…)`: true if one is equal, else null if one is null, else false. Constants are looked up in sets. */
export function compileIn(value: Term, list: readonly Term[]): Term {
  // A timestamp beside a date value is compared by its day, which no set of instants can tell.
  const isKey = (term: Term) => term.isConstant && constantValue(term) !== null && comparable(term, value) === term
  const sets = constantSets(list.filter(isKey)).map(({ type, values }) => ({ key: comparable(value, type), values }))
  const others = list.filter((term) => !isKey(term)).map((term) => compileComparison('=', value, term))
  return derive('boolean', [value, ...list], (item) => {
    if (value.read(item) === null) return null
    if (sets.some(({ key, values }) => values.has(key.read(item)))) return true
    const answers = others.map((term) => term.read(item))
    return answers.includes(true) || (answers.includes(null) ? null : false)
  })
}

/** The constants of each type apart: a timestamp is another key beside dates than beside timestamps. */
function constantSets(list: readonly Term[]): readonly { readonly type: Term; readonly values: ReadonlySet<Value> }[] {
  const sets = new Map<Term['type'], { readonly type: Term; readonly values: Set<Value> }>()
  for (const term of list) {
    const value = constantValue(term)
    if (value === undefined || value === null) continue
    const set = sets.get(term.type) ?? { type: term, values: new Set() }
    set.values.add(value)
    sets.set(term.type, set)
  }
  return [...sets.values()]
}

import { type Checked, childrenOf, compile, type Expression, type Runtime, type Truth } from '@nahrain/cql2'
import { CERTAIN, OUT } from '../geography/relation.ts'
import { type PropertyColumn, valueAt } from './property-columns.ts'

/** Lets rows of a block out: `into` has `OUT` for those that are out already; the row of item i is `start` + i. */
export type PartTest = (start: number, end: number, into: Uint8Array) => void

/** How a part of a filter reads its rows. */
export interface PartContext {
  readonly columnOf: (name: string) => PropertyColumn
  readonly runtime: Runtime<object>
  /** The row that is asked: functions of places and times look at it. */
  readonly at: { row: number }
  /** The same vocabulary for another expression. */
  readonly checkedOf: (part: Expression) => Checked
}

/**
 * A part of a filter as a test of rows. One that looks at nothing but one property with few different values is evaluated once for each
 * value; a comparison of a number runs over its column; any other is evaluated row by row.
 */
export function testOfPart(part: Expression, context: PartContext): PartTest {
  const names = namesIn(part)
  const [name] = names
  if (name !== undefined && names.size === 1 && !callsFunction(part)) {
    const column = context.columnOf(name)
    if (column.kind === 'coded') return testOfCodes(column, truthOf(part, context))
    const test = column.kind === 'numbers' ? numberTest(part, column.values) : undefined
    if (test !== undefined) return test
  }
  return testOfRows(part, context)
}

/** The names of the properties that an expression looks at. */
export function namesIn(expression: Expression): Set<string> {
  if (expression.kind === 'property') return new Set([expression.name])
  return new Set(childrenOf(expression).flatMap((child) => [...namesIn(child)]))
}

export function callsFunction(expression: Expression): boolean {
  return expression.kind === 'call' || childrenOf(expression).some(callsFunction)
}

function truthOf(part: Expression, { checkedOf, runtime }: PartContext): (value: unknown) => Truth {
  const evaluate = compile(checkedOf(part), runtime)
  return (value) => evaluate(() => value)
}

const UNKNOWN = 255

function testOfCodes(
  { codes, values }: Extract<PropertyColumn, { kind: 'coded' }>,
  truth: (value: unknown) => Truth,
): PartTest {
  const decided = new Uint8Array(values.length).fill(UNKNOWN)
  const decide = (code: number) => {
    const relation = truth(values[code] ?? null) === true ? CERTAIN : OUT
    decided[code] = relation
    return relation
  }
  return (start, end, into) => {
    for (let row = start; row < end; row++) {
      if (into[row - start] === OUT) continue
      const code = codes[row] as number
      const relation = decided[code] as number
      into[row - start] = relation === UNKNOWN ? decide(code) : relation
    }
  }
}

/** A comparison of a property with a number; undefined for any other part. NaN is in none. */
function numberTest(part: Expression, values: Float64Array): PartTest | undefined {
  if (part.kind === 'between') {
    const { value, low, high } = part
    if (value.kind !== 'property' || low.kind !== 'number' || high.kind !== 'number') return undefined
    return testOfRange(values, low.value, high.value)
  }
  if (part.kind !== 'comparison' || part.left.kind !== 'property' || part.right.kind !== 'number') return undefined
  const { value } = part.right
  switch (part.op) {
    case '=':
      return testOfRange(values, value, value)
    case '<>':
      return testOfOthers(values, value)
    case '<':
      return testOfRange(values, -Infinity, below(value))
    case '>':
      return testOfRange(values, -below(-value), Infinity)
    case '<=':
      return testOfRange(values, -Infinity, value)
    case '>=':
      return testOfRange(values, value, Infinity)
  }
}

/** Both ends inclusive. One loop for every comparison: to call a function for each row would take most of the time. */
function testOfRange(values: Float64Array, low: number, high: number): PartTest {
  return (start, end, into) => {
    for (let row = start; row < end; row++) {
      const value = values[row] as number
      if (!(value >= low && value <= high)) into[row - start] = OUT
    }
  }
}

function testOfOthers(values: Float64Array, other: number): PartTest {
  return (start, end, into) => {
    for (let row = start; row < end; row++) {
      const value = values[row] as number
      if (value === other || Number.isNaN(value)) into[row - start] = OUT
    }
  }
}

const float = new Float64Array(1)
const bits = new BigInt64Array(float.buffer)

/** The largest number that is smaller: numbers of one sign are ordered as their bits (IEEE 754). */
function below(value: number): number {
  float[0] = value === 0 ? -Number.MIN_VALUE : value
  if (value !== 0) bits[0] = (bits[0] as bigint) + (value > 0 ? -1n : 1n)
  return float[0]
}

function testOfRows(part: Expression, { columnOf, checkedOf, runtime, at }: PartContext): PartTest {
  const evaluate = compile(checkedOf(part), runtime)
  const columns = new Map([...namesIn(part)].map((name) => [name, columnOf(name)]))
  const item = (name: string) => valueAt(columns.get(name), at.row)
  return (start, end, into) => {
    for (let row = start; row < end; row++) {
      if (into[row - start] === OUT) continue
      at.row = row
      if (evaluate(item) !== true) into[row - start] = OUT
    }
  }
}

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
    const isIn = column.kind === 'numbers' ? numberTest(part) : undefined
    if (column.kind === 'numbers' && isIn !== undefined) return testOfNumbers(column.values, isIn)
  }
  return testOfRows(part, context)
}

/** The names of the properties that an expression looks at. */
export function namesIn(expression: Expression): Set<string> {
  if (expression.kind === 'property') return new Set([expression.name])
  return new Set(childrenOf(expression).flatMap((child) => [...namesIn(child)]))
}

function callsFunction(expression: Expression): boolean {
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

/** A comparison of the property with a number, as a test of a number; undefined for any other part. NaN is in none. */
function numberTest(part: Expression): ((value: number) => boolean) | undefined {
  if (part.kind === 'between') {
    const { value, low, high } = part
    if (value.kind !== 'property' || low.kind !== 'number' || high.kind !== 'number') return undefined
    return (number) => number >= low.value && number <= high.value
  }
  if (part.kind !== 'comparison' || part.left.kind !== 'property' || part.right.kind !== 'number') return undefined
  const { value } = part.right
  switch (part.op) {
    case '=':
      return (number) => number === value
    case '<>':
      return (number) => number < value || number > value
    case '<':
      return (number) => number < value
    case '>':
      return (number) => number > value
    case '<=':
      return (number) => number <= value
    case '>=':
      return (number) => number >= value
  }
}

function testOfNumbers(values: Float64Array, isIn: (value: number) => boolean): PartTest {
  return (start, end, into) => {
    for (let row = start; row < end; row++) if (!isIn(values[row] as number)) into[row - start] = OUT
  }
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

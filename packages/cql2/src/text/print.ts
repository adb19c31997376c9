import { printDay, printInstant } from '../time.ts'
import type { Arithmetic, Expression, Interval, IntervalEnd, Junction, Not } from '../tree.ts'
import { printDate, printName, printNumber, printString, printTimestamp, printWkt } from './print-literals.ts'

/**
 * Writes CQL2 text that `readText` reads as the same tree.
 *
 * @throws `literal` for a text value that ends in a backslash, which CQL2 text cannot spell.
 */
export function printText(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return printJunction(expression)
    case 'not':
      return printNot(expression)
    case 'comparison':
      return `${printText(expression.left)} ${expression.op} ${printText(expression.right)}`
    case 'like':
    case 'between':
    case 'in':
    case 'is-null':
      return printPostfix(expression, '')
    case 'spatial':
    case 'temporal':
    case 'array-relation':
      return `${expression.op.toUpperCase()}${printList([expression.left, expression.right])}`
    case 'arithmetic':
      return printArithmetic(expression)
    case 'fold':
      return `${expression.op.toUpperCase()}(${printText(expression.arg)})`
    case 'call':
      return `${expression.name}${printList(expression.args)}`
    case 'array':
      return printList(expression.items)
    case 'property':
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'timestamp':
    case 'interval':
    case 'geometry':
    case 'bbox':
      return printAtom(expression)
  }
}

type Postfix = Extract<Expression, { readonly kind: 'like' | 'between' | 'in' | 'is-null' }>
type Atom = Extract<
  Expression,
  {
    readonly kind:
      | 'property'
      | 'string'
      | 'number'
      | 'boolean'
      | 'date'
      | 'timestamp'
      | 'interval'
      | 'geometry'
      | 'bbox'
  }
>

function printAtom(atom: Atom): string {
  switch (atom.kind) {
    case 'property':
      return printName(atom.name)
    case 'string':
      return printString(atom)
    case 'number':
      return printNumber(atom.value)
    case 'boolean':
      return atom.value ? 'TRUE' : 'FALSE'
    case 'date':
      return printDate(atom.day)
    case 'timestamp':
      return printTimestamp(atom.instant)
    case 'interval':
      return printInterval(atom)
    case 'geometry':
      return printWkt(atom.geometry)
    case 'bbox':
      return `BBOX(${atom.bbox.map(printNumber).join(', ')})`
  }
}

function printJunction({ kind, args }: Junction): string {
  return args
    .map((arg) => (arg.kind === 'or' || arg.kind === 'and' ? `(${printText(arg)})` : printText(arg)))
    .join(` ${kind.toUpperCase()} `)
}

function printNot({ arg }: Not): string {
  switch (arg.kind) {
    case 'like':
    case 'between':
    case 'in':
    case 'is-null':
      return printPostfix(arg, 'NOT ')
    default:
      return `NOT (${printText(arg)})`
  }
}

function printPostfix(expression: Postfix, not: '' | 'NOT '): string {
  switch (expression.kind) {
    case 'like':
      return `${printText(expression.value)} ${not}LIKE ${printText(expression.pattern)}`
    case 'between': {
      const range = `${printText(expression.low)} AND ${printText(expression.high)}`
      return `${printText(expression.value)} ${not}BETWEEN ${range}`
    }
    case 'in':
      return `${printText(expression.value)} ${not}IN ${printList(expression.list)}`
    case 'is-null':
      return `${isInfix(expression.value) ? `(${printText(expression.value)})` : printText(expression.value)} IS ${not}NULL`
  }
}

/** A condition that is no call: IS NULL after it would belong to its last operand. */
function isInfix({ kind }: Expression): boolean {
  return ['and', 'or', 'not', 'comparison', 'like', 'between', 'in', 'is-null'].includes(kind)
}

const PRECEDENCE: Readonly<Record<Arithmetic['op'], number>> = {
  '+': 1,
  '-': 1,
  '*': 2,
  '/': 2,
  '%': 2,
  div: 2,
  '^': 3,
}

function printArithmetic({ op, left, right }: Arithmetic): string {
  const own = PRECEDENCE[op]
  // From left to right, so that a right operand of the same rank needs parentheses, and of a power both do.
  const leftBinds = op === '^' ? own + 1 : own
  return `${printFactor(left, leftBinds)} ${op} ${printFactor(right, own + 1)}`
}

function printFactor(operand: Expression, atLeast: number): string {
  const isLoose = operand.kind === 'arithmetic' && PRECEDENCE[operand.op] < atLeast
  return isLoose ? `(${printText(operand)})` : printText(operand)
}

function printList(items: readonly Expression[]): string {
  return `(${items.map(printText).join(', ')})`
}

function printInterval({ start, end }: Interval): string {
  return `INTERVAL(${printEnd(start)}, ${printEnd(end)})`
}

function printEnd(end: IntervalEnd): string {
  switch (end.kind) {
    case 'open':
      return "'..'"
    case 'date':
      return `'${printDay(end.day)}'`
    case 'timestamp':
      return `'${printInstant(end.instant)}'`
    case 'property':
    case 'call':
      return printText(end)
  }
}

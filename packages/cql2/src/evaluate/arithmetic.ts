import type { ArithmeticOperator } from '../tree.ts'
import { derive, type Term } from './term.ts'

const OPERATIONS: Readonly<Record<ArithmeticOperator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  // The remainder has the sign of the dividend, and `div` cuts towards zero, so that a = (a div b) * b + a % b.
  '%': (left, right) => left % right,
  div: (left, right) => Math.trunc(left / right),
  '^': (left, right) => left ** right,
}

/** Null if an operand is, or if there is no result: a division by zero, a number too large. */
export function compileArithmetic(op: ArithmeticOperator, left: Term, right: Term): Term {
  const operation = OPERATIONS[op]
  return derive('number', [left, right], (item) => {
    const a = left.read(item)
    const b = right.read(item)
    if (a === null || b === null) return null
    const result = operation(Number(a), Number(b))
    return Number.isFinite(result) ? result : null
  })
}

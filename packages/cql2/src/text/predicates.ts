import { admit } from '../slots.ts'
import { COMPARISON_OPERATORS, type ComparisonOperator, type Expression } from '../tree.ts'
import { readSum } from './arithmetic.ts'
import type { Cursor } from './cursor.ts'

const ADVANCED = ['LIKE', 'BETWEEN', 'IN']

/** A calculation, and what a predicate says of it if one follows (rule `comparisonPredicate`). */
export function readPredicate(cursor: Cursor): Expression {
  const left = readSum(cursor)
  const { token } = cursor
  if (token.kind === 'symbol') return readComparison(cursor, left)
  if (token.kind !== 'name') return left
  if (cursor.takeWord('IS')) return readNullTest(cursor, left)
  const words = cursor.hasIlike ? [...ADVANCED, 'ILIKE'] : ADVANCED
  const negated = cursor.word() === 'NOT' && words.includes(cursor.word(1) ?? '')
  if (negated) cursor.next()
  const predicate = readAdvanced(cursor, left)
  return negated ? { kind: 'not', arg: predicate, at: left.at } : predicate
}

function readComparison(cursor: Cursor, first: Expression): Expression {
  const op = comparisonOperator(cursor.token.value)
  if (op === undefined) return first
  const left = admit(first, 'scalar')
  cursor.next()
  return { kind: 'comparison', op, left, right: admit(readSum(cursor), 'scalar'), at: left.at }
}

export function comparisonOperator(symbol: string): ComparisonOperator | undefined {
  return COMPARISON_OPERATORS.find((operator) => operator === symbol)
}

function readNullTest(cursor: Cursor, value: Expression): Expression {
  const negated = cursor.takeWord('NOT')
  cursor.expectWord('NULL')
  const test: Expression = { kind: 'is-null', value: admit(value, 'any'), at: value.at }
  return negated ? { kind: 'not', arg: test, at: value.at } : test
}

function readAdvanced(cursor: Cursor, left: Expression): Expression {
  const { at } = left
  if (cursor.takeWord('LIKE')) {
    const value = admit(left, 'character')
    return { kind: 'like', value, pattern: admit(readSum(cursor), 'pattern'), at }
  }
  if (cursor.hasIlike && cursor.takeWord('ILIKE')) {
    const value = ignoringCase(admit(left, 'character'))
    return { kind: 'like', value, pattern: ignoringCase(admit(readSum(cursor), 'pattern')), at }
  }
  if (cursor.takeWord('BETWEEN')) {
    const value = admit(left, 'number')
    const low = admit(readSum(cursor), 'number')
    cursor.expectWord('AND')
    return { kind: 'between', value, low, high: admit(readSum(cursor), 'number'), at }
  }
  if (cursor.takeWord('IN')) {
    const value = admit(left, 'scalar')
    return { kind: 'in', value, list: cursor.list(() => admit(readSum(cursor), 'scalar')), at }
  }
  return left
}

function ignoringCase(arg: Expression): Expression {
  return { kind: 'fold', op: 'casei', arg, at: arg.at }
}

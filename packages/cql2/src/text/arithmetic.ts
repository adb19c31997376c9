import { admit } from '../slots.ts'
import type { ArithmeticOperator, Expression } from '../tree.ts'
import type { Cursor } from './cursor.ts'
import { negated, readUnsignedNumber } from './numbers.ts'
import { readOperand } from './operands.ts'

/** Calculations (rule `arithmeticExpression`): `+ -` bind least, then `* / % div`, then `^`, then a sign. */
export function readSum(cursor: Cursor): Expression {
  return readLeftToRight(cursor, SUM, () => readLeftToRight(cursor, PRODUCT, () => readPower(cursor)))
}

type Operators = Readonly<Record<string, ArithmeticOperator>>

const SUM: Operators = { '+': '+', '-': '-' }
const PRODUCT: Operators = { '*': '*', '/': '/', '%': '%', DIV: 'div' }

function readLeftToRight(cursor: Cursor, operators: Operators, read: () => Expression): Expression {
  let left = read()
  for (;;) {
    const word = cursor.token.kind === 'symbol' ? cursor.token.value : (cursor.word() ?? '')
    const op = Object.hasOwn(operators, word) ? operators[word] : undefined
    if (op === undefined) return left
    const { at } = left
    left = admit(left, 'number')
    cursor.next()
    left = { kind: 'arithmetic', op, left, right: admit(read(), 'number'), at }
  }
}

/** The grammar allows one power without parentheses, and so nobody has to know from which side `2^3^2` is read. */
function readPower(cursor: Cursor): Expression {
  const base = readSigned(cursor)
  if (!cursor.isSymbol('^')) return base
  const left = admit(base, 'number')
  cursor.next()
  const right = admit(readSigned(cursor), 'number')
  if (cursor.isSymbol('^')) throw cursor.fault('parentheses around one of the powers')
  return { kind: 'arithmetic', op: '^', left, right, at: base.at }
}

/** A sign binds tighter than a power: `-2 ^ 2` is 4 (rule `arithmeticFactor`). */
function readSigned(cursor: Cursor): Expression {
  const { at } = cursor
  if (cursor.isSymbol('+') && cursor.ahead(1).kind === 'number') cursor.next()
  const negative = cursor.takeSymbol('-')
  if (cursor.token.kind === 'number') {
    const value = readUnsignedNumber(cursor)
    return { kind: 'number', value: negative ? negated(value) : value, at }
  }
  if (!negative) return readOperand(cursor)
  return cursor.deeper(() => {
    const left: Expression = { kind: 'number', value: -1, at }
    return { kind: 'arithmetic', op: '*', left, right: admit(readSigned(cursor), 'number'), at }
  })
}

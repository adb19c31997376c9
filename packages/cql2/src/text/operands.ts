import { admit } from '../slots.ts'
import {
  ARRAY_OPERATORS,
  type Expression,
  FOLD_OPERATORS,
  type FoldOperator,
  SPATIAL_OPERATORS,
  TEMPORAL_OPERATORS,
} from '../tree.ts'
import { isReserved } from '../words.ts'
import type { Cursor } from './cursor.ts'
import { readTemporal } from './temporal.ts'
import { readWkt } from './wkt.ts'

/** What stands alone: a literal, a name, a function, or anything in parentheses. */
export function readOperand(cursor: Cursor): Expression {
  const { at, token } = cursor
  if (cursor.isSymbol('(')) return cursor.deeper(() => readGroup(cursor))
  switch (token.kind) {
    case 'string':
      return { kind: 'string', value: cursor.next().value, at }
    case 'quoted-name':
      return { kind: 'property', name: cursor.next().value, at }
    case 'name':
      return readNamed(cursor)
    case 'number':
    case 'symbol':
    case 'end':
      throw cursor.fault('a property, a value or a function')
  }
}

function readNamed(cursor: Cursor): Expression {
  const { at, token } = cursor
  const word = cursor.word() ?? ''
  if (word === 'TRUE' || word === 'FALSE') {
    cursor.next()
    return { kind: 'boolean', value: word === 'TRUE', at }
  }
  if (word === 'NULL') throw cursor.fault('a value; a missing one is asked for by IS NULL')
  if (isReserved(token.value)) throw cursor.fault('a property, a value or a function')
  const wkt = readWkt(cursor)
  if (wkt !== undefined) return wkt
  if (!cursor.isSymbol('(', 1)) return { kind: 'property', name: cursor.next().value, at }
  return cursor.deeper(() => readTemporal(cursor, () => readNamed(cursor)) ?? readCall(cursor, word))
}

const FOLDS = byName(FOLD_OPERATORS)
const SPATIAL = byName(SPATIAL_OPERATORS)
const TEMPORAL = byName(TEMPORAL_OPERATORS)
const ARRAY = byName(ARRAY_OPERATORS)

function byName<Operator extends string>(operators: readonly Operator[]): ReadonlyMap<string, Operator> {
  return new Map(operators.map((operator) => [operator.toUpperCase(), operator]))
}

function readCall(cursor: Cursor, word: string): Expression {
  const { at } = cursor
  const name = cursor.next().value
  const fold = FOLDS.get(word)
  if (fold !== undefined) return readFold(cursor, { op: fold, at })
  const spatial = SPATIAL.get(word)
  if (spatial !== undefined) return { kind: 'spatial', op: spatial, ...readPair(cursor, 'spatial'), at }
  const temporal = TEMPORAL.get(word)
  if (temporal !== undefined) return { kind: 'temporal', op: temporal, ...readPair(cursor, 'temporal'), at }
  const array = ARRAY.get(word)
  if (array !== undefined) return { kind: 'array-relation', op: array, ...readPair(cursor, 'array'), at }
  if (cursor.isSymbol(')', 1)) {
    cursor.next()
    cursor.next()
    return { kind: 'call', name, args: [], at }
  }
  return { kind: 'call', name, args: cursor.list(() => readArgument(cursor)), at }
}

function readFold(cursor: Cursor, { op, at }: { op: FoldOperator; at: Expression['at'] }): Expression {
  cursor.expectSymbol('(')
  const arg = admit(cursor.expression(), 'character')
  cursor.expectSymbol(')')
  return { kind: 'fold', op, arg, at }
}

function readPair(
  cursor: Cursor,
  slot: 'spatial' | 'temporal' | 'array',
): { readonly left: Expression; readonly right: Expression } {
  cursor.expectSymbol('(')
  const left = admit(readArgument(cursor), slot)
  cursor.expectSymbol(',')
  const right = admit(readArgument(cursor), slot)
  cursor.expectSymbol(')')
  return { left, right }
}

/** An argument or an item of a list. Here, and only here, `(x)` alone is a list of one. */
function readArgument(cursor: Cursor): Expression {
  const from = cursor.index
  return asArgument(cursor, { from, node: cursor.expression() })
}

function asArgument(cursor: Cursor, read: { readonly from: number; readonly node: Expression }): Expression {
  const { group } = cursor
  const alone = group !== undefined && group.from === read.from && group.to === cursor.index
  return alone ? group.list : read.node
}

/**
 * Parentheses: around an expression, or a list. Which of the two is known when they close, and whether `(x)` alone is
 * a list only outside, so both readings are kept and nothing is read twice.
 */
function readGroup(cursor: Cursor): Expression {
  const { at, index: from } = cursor
  cursor.next()
  if (cursor.takeSymbol(')')) return { kind: 'array', items: [], at }
  const inner = cursor.index
  const node = cursor.expression()
  const items = [asArgument(cursor, { from: inner, node })]
  const isList = cursor.isSymbol(',')
  while (cursor.takeSymbol(',')) items.push(readArgument(cursor))
  cursor.expectSymbol(')', isList ? '"," or ")"' : 'AND, OR, an operator or ")"')
  const list: Expression = { kind: 'array', items: items.map((item) => admit(item, 'any')), at }
  if (isList) return list
  cursor.group = { from, to: cursor.index, list }
  return node
}

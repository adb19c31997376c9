import { Cql2Error, type Position } from '../errors.ts'
import { describe } from '../slots.ts'
import { DATE_FORM, readDate, readInstantText, readTimestamp } from '../temporal-literals.ts'
import type { Call, Expression, Interval, IntervalEnd, Property } from '../tree.ts'
import type { Cursor } from './cursor.ts'

/** DATE, TIMESTAMP or INTERVAL if one stands here; `readName` reads the property or function of an interval's end. */
export function readTemporal(cursor: Cursor, readName: () => Expression): Expression | undefined {
  const { at } = cursor
  switch (cursor.word()) {
    case 'DATE':
      return readQuoted(cursor, readDate)
    case 'TIMESTAMP':
      return readQuoted(cursor, readTimestamp)
    case 'INTERVAL':
      return readInterval(cursor, { at, readName })
    default:
      return undefined
  }
}

function readQuoted(cursor: Cursor, read: (text: string, at: Position) => Expression): Expression {
  const { at } = cursor
  cursor.next()
  cursor.expectSymbol('(')
  if (cursor.token.kind !== 'string') throw cursor.fault('a date or time in single quotes')
  const literal = read(cursor.token.value, cursor.at)
  cursor.next()
  cursor.expectSymbol(')')
  return { ...literal, at }
}

interface IntervalContext {
  readonly at: Position
  readonly readName: () => Expression
}

function readInterval(cursor: Cursor, { at, readName }: IntervalContext): Interval {
  cursor.next()
  cursor.expectSymbol('(')
  const start = readEnd(cursor, readName)
  cursor.expectSymbol(',')
  const end = readEnd(cursor, readName)
  cursor.expectSymbol(')')
  return { kind: 'interval', start, end, at }
}

function readEnd(cursor: Cursor, readName: () => Expression): IntervalEnd {
  const { at, token } = cursor
  switch (token.kind) {
    case 'string':
      cursor.next()
      return readInstantText(token.value, at)
    case 'quoted-name':
      return { kind: 'property', name: cursor.next().value, at }
    case 'name':
      return propertyOrCall(readName())
    case 'number':
    case 'symbol':
    case 'end':
      throw cursor.fault(DATE_FORM)
  }
}

function propertyOrCall(node: Expression): Property | Call {
  if (node.kind === 'property' || node.kind === 'call') return node
  throw new Cql2Error({ kind: 'syntax', position: node.at, got: describe(node), expected: DATE_FORM })
}

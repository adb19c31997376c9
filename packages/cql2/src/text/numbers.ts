import { literalFault } from '../geometry.ts'
import type { Cursor } from './cursor.ts'

/** A number with its sign, if it has one (rule `signedNumericLiteral`). */
export function readSignedNumber(cursor: Cursor): number {
  const negative = cursor.takeSymbol('-')
  if (!negative) cursor.takeSymbol('+')
  return negative ? negated(readUnsignedNumber(cursor)) : readUnsignedNumber(cursor)
}

export function readUnsignedNumber(cursor: Cursor): number {
  const { at, token } = cursor
  if (token.kind !== 'number') throw cursor.fault('a number')
  const value = Number(token.value)
  if (!Number.isFinite(value)) throw literalFault(at, `"${token.value}"`, 'a number below 1.8e308')
  cursor.next()
  const follows = cursor.token
  if (follows.column === token.end && (follows.kind === 'name' || follows.kind === 'number')) {
    throw cursor.fault('a space or an operator after the number')
  }
  return value
}

/** There is one zero: JSON cannot tell two. */
export function negated(value: number): number {
  return value === 0 ? 0 : -value
}

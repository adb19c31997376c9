import { withinLimits } from '../limits.ts'
import { DEFAULT_OPTIONS, type ReadOptions } from '../read-options.ts'
import { admit } from '../slots.ts'
import type { Expression } from '../tree.ts'
import { Cursor } from './cursor.ts'
import { readPredicate } from './predicates.ts'

/**
 * Reads CQL2 text (OGC 21-065r2, annex B). Time and memory grow with the length of the text: every word is looked at
 * a fixed number of times, also where an opening parenthesis may begin a condition, a calculation or a list.
 *
 * @throws Cql2Error `syntax`, `literal` or `limit`, with the column.
 */
export function readText(text: string, options: ReadOptions = {}): Expression {
  const whole = { ...DEFAULT_OPTIONS, ...options }
  const cursor = new Cursor(text, whole, readExpression)
  const root = readExpression(cursor)
  if (cursor.token.kind !== 'end') throw cursor.fault('AND, OR or the end')
  return withinLimits(admit(root, 'boolean'), whole.limits)
}

/** From the loosest binding to the tightest: OR, AND, NOT, then predicates and calculations. */
function readExpression(cursor: Cursor): Expression {
  return readChain(cursor, 'or', () => readChain(cursor, 'and', () => readNegation(cursor)))
}

function readChain(cursor: Cursor, kind: 'and' | 'or', read: () => Expression): Expression {
  const first = read()
  const word = kind.toUpperCase()
  if (cursor.word() !== word) return first
  const args = [admit(first, 'boolean')]
  while (cursor.takeWord(word)) args.push(admit(read(), 'boolean'))
  return { kind, args, at: first.at }
}

function readNegation(cursor: Cursor): Expression {
  const { at } = cursor
  if (!cursor.takeWord('NOT')) return readPredicate(cursor)
  return cursor.deeper(() => ({ kind: 'not', arg: admit(readNegation(cursor), 'boolean'), at }))
}

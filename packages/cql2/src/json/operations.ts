import { admit, type Slot } from '../slots.ts'
import {
  ARITHMETIC_OPERATORS,
  ARRAY_OPERATORS,
  COMPARISON_OPERATORS,
  type Expression,
  FOLD_OPERATORS,
  SPATIAL_OPERATORS,
  TEMPORAL_OPERATORS,
} from '../tree.ts'
import { isFunctionName } from '../words.ts'
import { fault, itemsOf, type Located, memberOf, positionOf, textOf } from './values.ts'

/** Reads what stands inside, one level deeper. */
type Read = (child: Located) => Expression

/** An object with `op` and `args`. */
export function readOperation(located: Located, read: Read): Expression {
  const op = textOf(memberOf(located, 'op'))
  return readLogic(op, located, read) ?? readPredicate(op, located, read) ?? readTerm(op, located, read)
}

function argsOf(located: Located, length?: number): readonly Located[] {
  return itemsOf(memberOf(located, 'args'), length)
}

function readLogic(op: string, located: Located, read: Read): Expression | undefined {
  const at = positionOf(located)
  if (op === 'not') return { kind: 'not', arg: only(located, 'boolean', read), at }
  if (op !== 'and' && op !== 'or') return undefined
  const args = argsOf(located)
  if (args.length < 2) throw fault(memberOf(located, 'args'), 'at least 2 conditions')
  return { kind: op, args: args.map((arg) => admit(read(arg), 'boolean')), at }
}

function readPredicate(op: string, located: Located, read: Read): Expression | undefined {
  const at = positionOf(located)
  const comparison = COMPARISON_OPERATORS.find((operator) => operator === op)
  if (comparison !== undefined) return { kind: 'comparison', op: comparison, ...pair(located, 'scalar', read), at }
  const spatial = SPATIAL_OPERATORS.find((operator) => operator === op)
  if (spatial !== undefined) return { kind: 'spatial', op: spatial, ...pair(located, 'spatial', read), at }
  const temporal = TEMPORAL_OPERATORS.find((operator) => operator === op)
  if (temporal !== undefined) return { kind: 'temporal', op: temporal, ...pair(located, 'temporal', read), at }
  const array = ARRAY_OPERATORS.find((operator) => operator === op)
  if (array !== undefined) return { kind: 'array-relation', op: array, ...pair(located, 'array', read), at }
  switch (op) {
    case 'like': {
      const [value, pattern] = operands(located, ['character', 'pattern'], read)
      return value && pattern && { kind: 'like', value, pattern, at }
    }
    case 'between': {
      const [value, low, high] = operands(located, ['number', 'number', 'number'], read)
      return value && low && high && { kind: 'between', value, low, high, at }
    }
    case 'in':
      return readIn(located, read)
    case 'isNull':
      return { kind: 'is-null', value: only(located, 'any', read), at }
    default:
      return undefined
  }
}

function readIn(located: Located, read: Read): Expression {
  const [value, list] = argsOf(located, 2)
  if (value === undefined || list === undefined) throw fault(located, 'a value and a list')
  const items = itemsOf(list)
  if (items.length === 0) throw fault(list, 'at least one value')
  return {
    kind: 'in',
    value: admit(read(value), 'scalar'),
    list: items.map((item) => admit(read(item), 'scalar')),
    at: positionOf(located),
  }
}

function readTerm(op: string, located: Located, read: Read): Expression {
  const at = positionOf(located)
  const arithmetic = ARITHMETIC_OPERATORS.find((operator) => operator === op)
  if (arithmetic !== undefined) return { kind: 'arithmetic', op: arithmetic, ...pair(located, 'number', read), at }
  const fold = FOLD_OPERATORS.find((operator) => operator === op)
  if (fold !== undefined) return { kind: 'fold', op: fold, arg: only(located, 'character', read), at }
  if (!isFunctionName(op)) throw fault(memberOf(located, 'op'), 'an operator of CQL2 or the name of a function')
  return { kind: 'call', name: op, args: argsOf(located).map((arg) => admit(read(arg), 'any')), at }
}

function only(located: Located, slot: Slot, read: Read): Expression {
  const [operand] = operands(located, [slot], read)
  if (operand === undefined) throw fault(located, 'one operand')
  return operand
}

function pair(located: Located, slot: Slot, read: Read): { readonly left: Expression; readonly right: Expression } {
  const [left, right] = operands(located, [slot, slot], read)
  if (left === undefined || right === undefined) throw fault(located, 'two operands')
  return { left, right }
}

function operands(located: Located, slots: readonly Slot[], read: Read): readonly Expression[] {
  const args = argsOf(located, slots.length)
  return slots.flatMap((slot, index) => {
    const arg = args[index]
    return arg === undefined ? [] : [admit(read(arg), slot)]
  })
}

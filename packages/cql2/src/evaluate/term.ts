import type { ValueType } from '../check/types.ts'
import type { Item, Value } from './value.ts'

/** A compiled expression. What does not depend on the item was computed once. */
export interface Term {
  readonly type: ValueType
  readonly isConstant: boolean
  readonly read: (item: Item) => Value
}

export function constant(type: ValueType, value: Value): Term {
  return { type, isConstant: true, read: () => value }
}

const NO_ITEM: Item = () => null

/** The value of a constant term; undefined for any other. */
export function constantValue(term: Term): Value | undefined {
  return term.isConstant ? term.read(NO_ITEM) : undefined
}

/** A term over others, folded if all of them are constant. */
export function derive(type: ValueType, operands: readonly Term[], read: (item: Item) => Value): Term {
  return operands.every(({ isConstant }) => isConstant)
    ? constant(type, read(NO_ITEM))
    : { type, isConstant: false, read }
}

/** A function of one value that is null for null. */
export function deriveFrom(type: ValueType, operand: Term, map: (value: Value & NonNullable<unknown>) => Value): Term {
  return derive(type, [operand], (item) => {
    const value = operand.read(item)
    return value === null ? null : map(value)
  })
}

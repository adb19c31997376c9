import type { ValueType } from '../check/types.ts'
import type { ArrayOperator } from '../tree.ts'
import { readValue } from './read-value.ts'
import { constantValue, derive, type Term } from './term.ts'
import type { Item, Value } from './value.ts'

/** An array as a set: neither order nor repetition counts (OGC 21-065r2, clause 7.9). Each item is a key. */
type Keys = ReadonlySet<string>
type ReadKeys = (item: Item) => Keys | null

/** An operand of an array relation, and how its items are read. */
export interface ArrayOperand {
  readonly term: Term
  /** The items of an array that is written in the filter; each has its own type. */
  readonly items?: readonly Term[]
  /** The declared type of the items of a property. */
  readonly itemType?: ValueType | undefined
}

const HOLDS: Readonly<Record<ArrayOperator, (left: Keys, right: Keys) => boolean>> = {
  a_contains: (left, right) => isWithin(right, left),
  a_containedBy: (left, right) => isWithin(left, right),
  a_equals: (left, right) => left.size === right.size && isWithin(left, right),
  a_overlaps: (left, right) => [...left].some((key) => right.has(key)),
}

function isWithin(part: Keys, whole: Keys): boolean {
  return [...part].every((key) => whole.has(key))
}

/** Null if either array is missing. */
export function compileArrays(op: ArrayOperator, left: ArrayOperand, right: ArrayOperand): Term {
  const readLeft = keysReader(left)
  const readRight = keysReader(right)
  const holds = HOLDS[op]
  return derive('boolean', [left.term, right.term], (item) => {
    const a = readLeft(item)
    const b = readRight(item)
    return a === null || b === null ? null : holds(a, b)
  })
}

function keysReader({ term, items, itemType }: ArrayOperand): ReadKeys {
  const read: ReadKeys = (item) => {
    if (items !== undefined) return new Set(items.map(({ type, read }) => keyOf(type, read(item))))
    const value = term.read(item)
    return Array.isArray(value) ? new Set(value.map((member: unknown) => keyOfUnknown(member, itemType))) : null
  }
  if (constantValue(term) === undefined) return read
  const fixed = read(() => null)
  return () => fixed
}

/** The type is part of the key: the text '1' is not the number 1, and a date is no timestamp. */
function keyOf(type: ValueType, value: Value): string {
  return `${type === 'integer' ? 'number' : type}:${JSON.stringify(value)}`
}

function keyOfUnknown(value: unknown, itemType: ValueType | undefined): string {
  const type = itemType ?? typeOf(value)
  return keyOf(type, readValue(type, value))
}

function typeOf(value: unknown): ValueType {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return typeof value as 'string'
  return Array.isArray(value) ? 'array' : 'geometry'
}

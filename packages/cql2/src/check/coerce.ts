import { quoted } from '../errors.ts'
import { literalFault } from '../geometry.ts'
import { parseDay, parseInstant } from '../time.ts'
import type { Expression } from '../tree.ts'
import { type Typed, typeFault, withArticle } from './faults.ts'
import { choice } from './nearest.ts'
import { familyOf, type Queryables, type ValueType } from './types.ts'

/**
 * Brings a value to the type that it is compared with. Clients such as GDAL send times as plain quoted texts: a text
 * that is compared with a time is read as a date or timestamp, without a zone in UTC.
 *
 * @throws `type` for a value of another family, `literal` for a text that is no time.
 */
export function coerce(value: Typed, type: ValueType): Typed {
  const family = familyOf(type)
  if (family === 'time' && value.node.kind === 'string') return toTime(value.node)
  if (familyOf(value.type) !== family) throw typeFault(value, withArticle(type))
  return value
}

function toTime({ value, at }: { readonly value: string; readonly at: Expression['at'] }): Typed {
  // GDAL 3.6 writes a day as the start of a timestamp: `2015-01-01T`.
  const day = parseDay(value.endsWith('T') ? value.slice(0, -1) : value)
  if (day !== undefined) return { node: { kind: 'date', day, at }, type: 'date' }
  const instant = parseInstant(value)
  if (instant === undefined) throw literalFault(at, quoted(value), 'a date or timestamp')
  return { node: { kind: 'timestamp', instant, at }, type: 'timestamp' }
}

/** Two sides of a comparison, either of which may be the text. @throws `type` if they cannot be compared. */
export function coercePair(left: Typed, right: Typed): readonly [left: Typed, right: Typed] {
  for (const side of [left, right]) {
    if (familyOf(side.type) === 'none') throw typeFault(side, 'a string, number, boolean, date or timestamp')
  }
  if (left.node.kind === 'string' && familyOf(right.type) === 'time') return [coerce(left, right.type), right]
  // A literal is more often the mistake than a property, so the fault is laid at its door.
  const blamesLeft = left.node.kind !== 'property' && right.node.kind === 'property'
  return blamesLeft ? [coerce(left, right.type), right] : [left, coerce(right, left.type)]
}

/** @throws `literal` where a property with a fixed set of values is asked for another. */
export function checkValue(property: Expression, value: Expression, queryables: Queryables): void {
  if (property.kind !== 'property' || value.kind !== 'string') return
  const queryable = queryables[property.name]
  if (queryable?.type !== 'string' || queryable.values === undefined || queryable.values.includes(value.value)) return
  throw literalFault(value.at, quoted(value.value), choice(value.value, queryable.values))
}

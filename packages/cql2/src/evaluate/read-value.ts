import type { ValueType } from '../check/types.ts'
import type { Geometry } from '../geometry.ts'
import { DAY_MS, parseDay, parseInstant } from '../time.ts'
import { type Bound, type Span, spanOf } from './span.ts'
import type { Value } from './value.ts'

/**
 * A value as an item or a function gives it. A date may be its days since 1970-01-01 or a text, a timestamp its
 * milliseconds or a text (without a zone in UTC), an interval an object of two such ends (null or `..` is open).
 * What is not of the type is null: data may be worse than its description, and a filter must not fail over it.
 */
export function readValue(type: ValueType, value: unknown): Value {
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : null
    case 'number':
    case 'integer':
      return readNumber(value)
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    case 'date':
      return readDay(value)
    case 'timestamp':
      return readInstant(value)
    case 'interval':
      return readSpan(value)
    case 'geometry':
      return isGeometry(value) ? value : null
    case 'array':
      return Array.isArray(value) ? value : null
  }
}

function readNumber(value: unknown): number | null {
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'number' && !Number.isNaN(value) ? value : null
}

function readDay(value: unknown): number | null {
  if (typeof value !== 'string') return readNumber(value)
  const instant = parseInstant(value)
  return parseDay(value) ?? (instant === undefined ? null : Math.floor(instant / DAY_MS))
}

function readInstant(value: unknown): number | null {
  if (typeof value !== 'string') return readNumber(value)
  const day = parseDay(value)
  return parseInstant(value) ?? (day === undefined ? null : day * DAY_MS)
}

function readSpan(value: unknown): Span | null {
  if (typeof value !== 'object' || value === null || !('start' in value) || !('end' in value)) return null
  const start = readBound(value.start)
  const end = readBound(value.end)
  return start === undefined || end === undefined ? null : spanOf(start, end)
}

/** Undefined for what is no end of an interval. */
function readBound(value: unknown): Bound | undefined {
  if (value === null || value === undefined || value === '..') return null
  if (typeof value === 'number') return { instant: value }
  if (typeof value !== 'string') return undefined
  const day = parseDay(value)
  if (day !== undefined) return { day }
  const instant = parseInstant(value)
  return instant === undefined ? undefined : { instant }
}

/** Not looked into: that is the matter of who relates geometries. */
function isGeometry(value: unknown): value is Geometry {
  return typeof value === 'object' && value !== null && 'type' in value
}

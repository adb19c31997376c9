import type { Geometry } from '../geometry.ts'
import type { Span } from './span.ts'

/**
 * A value while a filter runs. Null is missing or unknown. A date is its days since 1970-01-01, a timestamp its
 * milliseconds since then in UTC.
 */
export type Value = string | number | boolean | null | Geometry | Span | readonly Value[]

/** True, false, or null where a value that decides is missing (three-valued logic, OGC 21-065r2, clause 6.2). */
export type Truth = boolean | null

/** What is filtered: gives the value of a property by its name. See `Queryable` for what it may give. */
export type Item = (property: string) => unknown

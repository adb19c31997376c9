import type { Position } from './errors.ts'
import type { Bbox, Geometry } from './geometry.ts'

/**
 * The tree of a CQL2 expression: the same for text and JSON (OGC 21-065r2, clauses 6 to 8). It holds only what
 * the grammar allows; whether names and types fit is the matter of `check`.
 */

export type ComparisonOperator = '=' | '<>' | '<' | '>' | '<=' | '>='
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | 'div' | '^'
export type SpatialOperator = (typeof SPATIAL_OPERATORS)[number]
export type TemporalOperator = (typeof TEMPORAL_OPERATORS)[number]
export type ArrayOperator = (typeof ARRAY_OPERATORS)[number]
export type FoldOperator = 'casei' | 'accenti'

export const COMPARISON_OPERATORS = ['=', '<>', '<', '>', '<=', '>='] as const satisfies readonly ComparisonOperator[]
export const ARITHMETIC_OPERATORS = [
  '+',
  '-',
  '*',
  '/',
  '%',
  'div',
  '^',
] as const satisfies readonly ArithmeticOperator[]
export const SPATIAL_OPERATORS = [
  's_contains',
  's_crosses',
  's_disjoint',
  's_equals',
  's_intersects',
  's_overlaps',
  's_touches',
  's_within',
] as const
export const TEMPORAL_OPERATORS = [
  't_after',
  't_before',
  't_contains',
  't_disjoint',
  't_during',
  't_equals',
  't_finishedBy',
  't_finishes',
  't_intersects',
  't_meets',
  't_metBy',
  't_overlappedBy',
  't_overlaps',
  't_startedBy',
  't_starts',
] as const
export const ARRAY_OPERATORS = ['a_containedBy', 'a_contains', 'a_equals', 'a_overlaps'] as const
export const FOLD_OPERATORS = ['casei', 'accenti'] as const satisfies readonly FoldOperator[]

/** `at` says where the node stands in its input. It is no part of what the node means. */
interface Node {
  readonly at: Position
}

interface Pair extends Node {
  readonly left: Expression
  readonly right: Expression
}

/** Flat: `a OR b OR c` is one node with three arguments, however long the chain. */
export interface Junction extends Node {
  readonly kind: 'and' | 'or'
  readonly args: readonly Expression[]
}
export interface Not extends Node {
  readonly kind: 'not'
  readonly arg: Expression
}
export interface Comparison extends Pair {
  readonly kind: 'comparison'
  readonly op: ComparisonOperator
}
/** `pattern` is a text, perhaps folded: `%` any characters, `_` one character, `\` takes the next one literally. */
export interface Like extends Node {
  readonly kind: 'like'
  readonly value: Expression
  readonly pattern: Expression
}
/** Both ends belong to the range. */
export interface Between extends Node {
  readonly kind: 'between'
  readonly value: Expression
  readonly low: Expression
  readonly high: Expression
}
export interface In extends Node {
  readonly kind: 'in'
  readonly value: Expression
  readonly list: readonly Expression[]
}
export interface IsNull extends Node {
  readonly kind: 'is-null'
  readonly value: Expression
}
export interface SpatialRelation extends Pair {
  readonly kind: 'spatial'
  readonly op: SpatialOperator
}
export interface TemporalRelation extends Pair {
  readonly kind: 'temporal'
  readonly op: TemporalOperator
}
export interface ArrayRelation extends Pair {
  readonly kind: 'array-relation'
  readonly op: ArrayOperator
}
/** A sign before anything but a number is read as `-1 * …`, which is how JSON says it. */
export interface Arithmetic extends Pair {
  readonly kind: 'arithmetic'
  readonly op: ArithmeticOperator
}
export interface Fold extends Node {
  readonly kind: 'fold'
  readonly op: FoldOperator
  readonly arg: Expression
}
export interface Call extends Node {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly Expression[]
}
export interface Property extends Node {
  readonly kind: 'property'
  readonly name: string
}
export interface StringLiteral extends Node {
  readonly kind: 'string'
  readonly value: string
}
export interface NumberLiteral extends Node {
  readonly kind: 'number'
  readonly value: number
}
export interface BooleanLiteral extends Node {
  readonly kind: 'boolean'
  readonly value: boolean
}
export interface DateLiteral extends Node {
  readonly kind: 'date'
  /** Days since 1970-01-01, a whole number. */
  readonly day: number
}
export interface TimestampLiteral extends Node {
  readonly kind: 'timestamp'
  /** Milliseconds since 1970-01-01T00:00:00Z; a fraction holds microseconds. */
  readonly instant: number
}
export interface OpenEnd extends Node {
  readonly kind: 'open'
}
export type IntervalEnd = DateLiteral | TimestampLiteral | Property | Call | OpenEnd
/** Both ends belong to the interval (clause 7.8.1). */
export interface Interval extends Node {
  readonly kind: 'interval'
  readonly start: IntervalEnd
  readonly end: IntervalEnd
}
export interface GeometryLiteral extends Node {
  readonly kind: 'geometry'
  readonly geometry: Geometry
}
export interface BboxLiteral extends Node {
  readonly kind: 'bbox'
  readonly bbox: Bbox
}
export interface ArrayExpression extends Node {
  readonly kind: 'array'
  readonly items: readonly Expression[]
}

export type Expression =
  | Junction
  | Not
  | Comparison
  | Like
  | Between
  | In
  | IsNull
  | SpatialRelation
  | TemporalRelation
  | ArrayRelation
  | Arithmetic
  | Fold
  | Call
  | Property
  | StringLiteral
  | NumberLiteral
  | BooleanLiteral
  | DateLiteral
  | TimestampLiteral
  | Interval
  | GeometryLiteral
  | BboxLiteral
  | ArrayExpression

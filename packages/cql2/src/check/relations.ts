import { literalFault } from '../geometry.ts'
import { DAY_MS } from '../time.ts'
import type { ArrayRelation, Expression, Interval, IntervalEnd, SpatialRelation, TemporalRelation } from '../tree.ts'
import { coerce } from './coerce.ts'
import type { CheckOperand } from './context.ts'
import { type Typed, typeFault } from './faults.ts'
import { familyOf, type Queryables, type ScalarType } from './types.ts'

export function checkSpatial(node: SpatialRelation, operand: CheckOperand): Expression {
  return { ...node, left: geometry(operand(node.left)), right: geometry(operand(node.right)) }
}

function geometry(value: Typed): Expression {
  if (value.type !== 'geometry') throw typeFault(value, 'a geometry')
  return value.node
}

/** These relate instants and intervals alike; the others have no meaning for an instant (clause 7.8.2). */
const FOR_INSTANTS = new Set<TemporalRelation['op']>(['t_after', 't_before', 't_disjoint', 't_equals', 't_intersects'])

export function checkTemporal(node: TemporalRelation, operand: CheckOperand): Expression {
  return { ...node, left: span(operand(node.left), node.op), right: span(operand(node.right), node.op) }
}

function span(value: Typed, op: TemporalRelation['op']): Expression {
  if (value.type === 'interval') return value.node
  if (familyOf(value.type) !== 'time') throw typeFault(value, 'a date, timestamp or interval')
  if (FOR_INSTANTS.has(op)) return value.node
  throw typeFault(value, `an interval, as ${op.toUpperCase()} relates no instants; T_INTERSECTS does`)
}

export function checkInterval(node: Interval, operand: CheckOperand): Interval {
  const interval = { ...node, start: end(node.start, operand), end: end(node.end, operand) }
  if (firstInstant(interval.start) <= lastInstant(interval.end)) return interval
  throw literalFault(node.at, 'an INTERVAL that ends before it starts', 'the earlier end first')
}

function end(node: IntervalEnd, operand: CheckOperand): IntervalEnd {
  if (node.kind !== 'property' && node.kind !== 'call') return node
  const value = operand(node)
  if (familyOf(value.type) !== 'time') throw typeFault(value, 'a date or timestamp')
  // Only literals are ever rewritten, and these are none.
  return value.node.kind === 'call' ? value.node : node
}

/** An end that is open, or known only for each item, is beyond all others. */
function firstInstant(node: IntervalEnd): number {
  if (node.kind === 'date') return node.day * DAY_MS
  return node.kind === 'timestamp' ? node.instant : Number.NEGATIVE_INFINITY
}

function lastInstant(node: IntervalEnd): number {
  if (node.kind === 'date') return (node.day + 1) * DAY_MS - 1
  return node.kind === 'timestamp' ? node.instant : Number.POSITIVE_INFINITY
}

interface ArrayContext {
  readonly operand: CheckOperand
  readonly queryables: Queryables
}

/** Literal items are held to the items of the property on the other side, where those are declared. */
export function checkArrays(node: ArrayRelation, { operand, queryables }: ArrayContext): Expression {
  const left = array(operand(node.left))
  const right = array(operand(node.right))
  return {
    ...node,
    left: coerceItems(left, itemType(right, queryables)),
    right: coerceItems(right, itemType(left, queryables)),
  }
}

function array(value: Typed): Expression {
  if (value.type !== 'array') throw typeFault(value, 'an array')
  return value.node
}

function itemType(node: Expression, queryables: Queryables): ScalarType | undefined {
  const queryable = node.kind === 'property' ? queryables[node.name] : undefined
  return queryable?.type === 'array' ? queryable.items : undefined
}

function coerceItems(node: Expression, type: ScalarType | undefined): Expression {
  if (node.kind !== 'array' || type === undefined) return node
  return { ...node, items: node.items.map((item) => coerceItem(item, type)) }
}

/** Only literals: what is computed has its type by then, and checking it again would cost twice at every level. */
function coerceItem(node: Expression, type: ScalarType): Expression {
  switch (node.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'timestamp':
      return coerce({ node, type: node.kind }, type).node
    default:
      return node
  }
}

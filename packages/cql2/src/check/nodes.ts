import { Cql2Error, quoted } from '../errors.ts'
import type { Comparison, Expression, Fold, In, Junction, Like, Property } from '../tree.ts'
import { checkCall } from './calls.ts'
import { checkValue, coerce, coercePair } from './coerce.ts'
import type { Context } from './context.ts'
import { type Typed, typeFault } from './faults.ts'
import { choice } from './nearest.ts'
import { checkArrays, checkInterval, checkSpatial, checkTemporal } from './relations.ts'
import type { ValueType } from './types.ts'

/** The node with its operands checked and brought to their types. */
export function checkNode(node: Expression, context: Context): Typed {
  const operand = (child: Expression) => checkNode(child, context)
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'not':
    case 'comparison':
    case 'like':
    case 'between':
    case 'in':
    case 'is-null':
      return { node: checkCondition(node, context), type: 'boolean' }
    case 'spatial':
      return { node: checkSpatial(node, operand), type: 'boolean' }
    case 'temporal':
      return { node: checkTemporal(node, operand), type: 'boolean' }
    case 'array-relation':
      return { node: checkArrays(node, { operand, queryables: context.queryables }), type: 'boolean' }
    case 'arithmetic': {
      const left = coerce(operand(node.left), 'number').node
      return { node: { ...node, left, right: coerce(operand(node.right), 'number').node }, type: 'number' }
    }
    case 'fold':
      return { node: checkFold(node, context), type: 'string' }
    case 'call':
      return checkCall(node, { operand, functions: context.functions })
    case 'interval':
      return { node: checkInterval(node, operand), type: 'interval' }
    case 'property':
      return { node, type: typeOfProperty(node, context) }
    case 'array':
      return { node: { ...node, items: node.items.map((item) => operand(item).node) }, type: 'array' }
    case 'geometry':
    case 'bbox':
      return { node, type: 'geometry' }
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'timestamp':
      return { node, type: node.kind }
  }
}

type Condition = Extract<
  Expression,
  { readonly kind: 'and' | 'or' | 'not' | 'comparison' | 'like' | 'between' | 'in' | 'is-null' }
>

function checkCondition(node: Condition, context: Context): Expression {
  const operand = (child: Expression) => checkNode(child, context)
  switch (node.kind) {
    case 'and':
    case 'or':
      return checkJunction(node, context)
    case 'not':
      return { ...node, arg: condition(node.arg, context) }
    case 'comparison':
      return checkComparison(node, context)
    case 'like':
      return checkLike(node, context)
    case 'between':
      return { ...node, value: range(node.value), low: range(node.low), high: range(node.high) }
    case 'in':
      return checkIn(node, context)
    case 'is-null':
      return { ...node, value: operand(node.value).node }
  }
  function range(child: Expression): Expression {
    const value = operand(child)
    if (value.type === 'number' || value.type === 'integer') return value.node
    throw typeFault(value, 'a number; for other values write a >= … AND a <= …')
  }
}

function checkComparison(node: Comparison, context: Context): Expression {
  const operands = [checkNode(node.left, context), checkNode(node.right, context)] as const
  // A property that stands for a condition was read as `property = TRUE`, and both say that they stand in one place.
  if (node.left.at === node.right.at && operands[0].type !== 'boolean') throw typeFault(operands[0], 'a condition')
  const [left, right] = coercePair(...operands)
  if (node.op === '=' || node.op === '<>') {
    checkValue(left.node, right.node, context.queryables)
    checkValue(right.node, left.node, context.queryables)
  }
  return { ...node, left: left.node, right: right.node }
}

function condition(node: Expression, context: Context): Expression {
  const value = checkNode(node, context)
  if (value.type !== 'boolean') throw typeFault(value, 'a condition')
  return value.node
}

function checkJunction(node: Junction, context: Context): Expression {
  return { ...node, args: node.args.map((arg) => condition(arg, context)) }
}

function checkLike(node: Like, context: Context): Expression {
  const value = checkNode(node.value, context)
  if (value.type !== 'string') throw typeFault(value, 'a string')
  return { ...node, value: value.node }
}

function checkFold(node: Fold, context: Context): Expression {
  const arg = checkNode(node.arg, context)
  if (arg.type !== 'string') throw typeFault(arg, 'a string')
  return { ...node, arg: arg.node }
}

function checkIn(node: In, context: Context): Expression {
  let value = checkNode(node.value, context)
  const list = node.list.map((item) => {
    const [left, right] = coercePair(value, checkNode(item, context))
    // A text on the left becomes a time with the first time in the list.
    value = left
    checkValue(node.value, right.node, context.queryables)
    return right.node
  })
  return { ...node, value: value.node, list }
}

function typeOfProperty({ name, at }: Property, { queryables }: Context): ValueType {
  const queryable = Object.hasOwn(queryables, name) ? queryables[name] : undefined
  if (queryable !== undefined) return queryable.type
  const expected = choice(name, Object.keys(queryables))
  throw new Cql2Error({ kind: 'unknown-property', position: at, got: `property ${quoted(name)}`, expected })
}

import { Cql2Error } from '../errors.ts'
import { describe } from '../slots.ts'
import type { Expression } from '../tree.ts'
import type { ValueType } from './types.ts'

/** An expression that was found right, with the type of its value. */
export interface Typed {
  readonly node: Expression
  readonly type: ValueType
}

export function typeFault({ node, type }: Typed, expected: string): Cql2Error {
  return new Cql2Error({ kind: 'type', position: node.at, got: describeTyped(node, type), expected })
}

/** A literal says its type by itself. */
function describeTyped(node: Expression, type: ValueType): string {
  switch (node.kind) {
    case 'property':
    case 'call':
      return `${describe(node)}, which is ${withArticle(type)}`
    default:
      return describe(node)
  }
}

export function withArticle(type: ValueType): string {
  return type === 'array' || type === 'integer' || type === 'interval' ? `an ${type}` : `a ${type}`
}

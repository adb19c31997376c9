import type { Expression } from '../tree.ts'
import { typeFault } from './faults.ts'
import { checkNode } from './nodes.ts'
import type { FunctionDeclaration, Queryables } from './types.ts'

/** What can be asked. */
export interface Vocabulary {
  readonly queryables: Queryables
  readonly functions?: readonly FunctionDeclaration[]
}

declare const CHECKED: unique symbol

/** An expression of which every name is known and every type fits; only `check` makes one. */
export interface Checked {
  readonly [CHECKED]: true
  /** As read, but for texts that are compared with times: they have become dates and timestamps. */
  readonly expression: Expression
  readonly queryables: Queryables
  readonly functions: readonly FunctionDeclaration[]
}

/**
 * Holds an expression to what can be asked.
 *
 * @throws Cql2Error `unknown-property`, `unknown-function`, `type`, or `literal` for a value outside a fixed set.
 */
export function check(expression: Expression, { queryables, functions = [] }: Vocabulary): Checked {
  const root = checkNode(expression, { queryables, functions })
  if (root.type !== 'boolean') throw typeFault(root, 'a condition')
  // The brand exists for the compiler of TypeScript only.
  return { expression: root.node, queryables, functions } as Checked
}

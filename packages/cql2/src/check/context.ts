import type { Expression } from '../tree.ts'
import type { Typed } from './faults.ts'
import type { FunctionDeclaration, Queryables } from './types.ts'

/** What a check knows. */
export interface Context {
  readonly queryables: Queryables
  readonly functions: readonly FunctionDeclaration[]
}

/** Checks an operand. */
export type CheckOperand = (node: Expression) => Typed

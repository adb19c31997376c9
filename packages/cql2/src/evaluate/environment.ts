import type { Checked } from '../check/check.ts'
import type { Spatial } from './spatial.ts'
import type { Item, Value } from './value.ts'

/**
 * Makes a custom function: once for each call in a filter, with the arguments that are the same for all items
 * (undefined for the others), so that it can prepare them. The result of what it makes is read as an item's value is.
 */
export type FunctionMaker = (
  constants: readonly (Value | undefined)[],
) => (values: readonly Value[], item: Item) => unknown

/** What a filter runs on. */
export interface Runtime<Shape> {
  /** May be left out for filters without spatial relations. */
  readonly spatial?: Spatial<Shape>
  /** One for each declared function that a filter may call, by name. */
  readonly functions?: Readonly<Record<string, FunctionMaker>>
}

export interface Environment {
  readonly checked: Checked
  readonly spatial: Spatial<unknown> | undefined
  readonly makers: Readonly<Record<string, FunctionMaker>>
}

import type { Selection } from './selection.ts'

/** One part of an answer while it is being counted: rows come in by selections, and may be taken out again by a weight of -1. */
export interface Counter<Result> {
  readonly add: (selection: Selection, weight: 1 | -1) => void
  /** A copy: the counter may go on. */
  readonly result: () => Result
}

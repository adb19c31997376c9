import type { Query } from '@nahrain/model'
import { BLOCK_ROWS, failedFilters, type Masks } from '../filters/masks.ts'

/** Some rows, in ascending order within a block: the first `length` items of `rows`. */
export interface RowList {
  readonly rows: Uint32Array
  length: number
}

/** What some rows are to a question. Its lists are used again for the next rows. */
export interface Selection {
  /** Rows that pass all filters. */
  readonly passed: RowList
  /** By a filter's bit: rows that fail this filter alone, for those that are counted without it. */
  readonly missed: ReadonlyMap<number, RowList>
  /** Rows that at least touch the question, and rows that lie wholly inside, whatever the question's kind of match. */
  possible: number
  certain: number
}

/** Sorts rows into selections, a block at a time. */
export interface Selector {
  /** Rows from `start` up to, not including, `end`: at most a block. */
  readonly block: (start: number, end: number) => Selection
  /** The first `length` of the rows: at most a block. */
  readonly rows: (rows: Uint32Array, length: number) => Selection
}

/** `withoutOwn` are the bits of filters whose near misses are wanted. */
export function createSelector(masks: Masks, match: Query['match'], withoutOwn: readonly number[]): Selector {
  const list = (): RowList => ({ rows: new Uint32Array(BLOCK_ROWS), length: 0 })
  const missed = new Map(withoutOwn.map((bit) => [bit, list()]))
  const passed = list()
  const selection: Selection = { passed, missed, possible: 0, certain: 0 }
  const failed = failedFilters(masks, match)
  const { bits, fails } = masks

  function clear(): void {
    passed.length = 0
    for (const rows of missed.values()) rows.length = 0
    selection.possible = 0
    selection.certain = 0
  }

  function add(row: number): void {
    const mask = bits[row] as number
    if ((mask & fails) === 0) {
      selection.possible++
      if (mask === 0) selection.certain++
    }
    const failing = failed(mask)
    if (failing === 0) passed.rows[passed.length++] = row
    // With more than one bit set, the row is in no count at all.
    else if ((failing & (failing - 1)) === 0) {
      const near = missed.get(failing)
      if (near !== undefined) near.rows[near.length++] = row
    }
  }

  /** All rows of the block have the same mask. */
  function addAll(start: number, end: number): void {
    const mask = bits[start] as number
    const failing = failed(mask)
    selection.possible = (mask & fails) === 0 ? end - start : 0
    selection.certain = mask === 0 ? end - start : 0
    const into = failing === 0 ? passed : missed.get(failing)
    if (into === undefined) return
    for (let row = start; row < end; row++) into.rows[row - start] = row
    into.length = end - start
  }

  return {
    block(start, end) {
      clear()
      if (masks.mixed[Math.floor(start / BLOCK_ROWS)] === 0) addAll(start, end)
      else for (let row = start; row < end; row++) add(row)
      return selection
    },
    rows(rows, length) {
      clear()
      for (let at = 0; at < length; at++) add(rows[at] as number)
      return selection
    },
  }
}

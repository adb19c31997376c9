import type { Query } from '@nahrain/model'
import { BLOCK_ROWS, type Masks, matchMask } from '../filters/masks.ts'

/** Some rows: the first `length` items of `rows`. */
export interface RowList {
  readonly rows: Uint32Array
  length: number
}

/** What some rows are to a question. Its lists are used again for the next rows. */
export interface Selection {
  /** Rows that pass all filters. */
  readonly passed: RowList
  /** By a filter's number: rows that fail this filter alone, for those filters that something is counted without. */
  readonly missed: readonly (RowList | undefined)[]
  /** Rows that at least touch the question, and rows that lie wholly inside, whatever the question's kind of match. */
  possible: number
  certain: number
}

/** Sorts rows into selections, a block at a time. */
export interface Selector {
  /** Rows from `start` up to, not including, `end`: at most a block. */
  readonly block: (start: number, end: number) => Selection
  /** At most a block of rows. */
  readonly rows: (rows: Uint32Array) => Selection
}

/** `withoutOwn` are the numbers of filters whose near misses are wanted. */
export function createSelector(masks: Masks, match: Query['match'], withoutOwn: readonly number[]): Selector {
  const list = (): RowList => ({ rows: new Uint32Array(BLOCK_ROWS), length: 0 })
  const most = Math.max(-1, ...withoutOwn)
  const missed = Array.from({ length: most + 1 }, (_, filter) => (withoutOwn.includes(filter) ? list() : undefined))
  const selection: Selection = { passed: list(), missed, possible: 0, certain: 0 }
  const wanted = matchMask(match)
  const all = new Uint32Array(BLOCK_ROWS)

  function clear(): void {
    selection.passed.length = 0
    for (const rows of missed) if (rows !== undefined) rows.length = 0
    selection.possible = 0
    selection.certain = 0
  }

  /** All rows of the block have the same mask. */
  function addAll(start: number, end: number): void {
    const mask = masks.blocks[start / BLOCK_ROWS] as number
    const failing = failedFilters(masks, wanted, mask)
    selection.possible = (mask & masks.fails) === 0 ? end - start : 0
    selection.certain = mask === 0 ? end - start : 0
    const into = failing === 0 ? selection.passed : isSingle(failing) ? missed[31 - Math.clz32(failing)] : undefined
    if (into === undefined) return
    for (let row = start; row < end; row++) into.rows[row - start] = row
    into.length = end - start
  }

  return {
    block(start, end) {
      clear()
      const block = start / BLOCK_ROWS
      const failing = failedFilters(masks, wanted, masks.blocks[block] as number)
      if (masks.mixed[block] === 0) addAll(start, end)
      // Where the whole block fails two filters, no row of it is in any count.
      else if (failing === 0 || isSingle(failing)) {
        for (let row = start; row < end; row++) all[row - start] = row
        sortRows(masks, wanted, { rows: all, length: end - start }, selection)
      }
      return selection
    },
    rows(rows) {
      clear()
      sortRows(masks, wanted, { rows, length: rows.length }, selection)
      return selection
    },
  }
}

/** A row's failed filters; `wanted` comes from `matchMask`. */
function failedFilters({ fails, unsureShift }: Masks, wanted: number, mask: number): number {
  return (mask | ((mask >>> unsureShift) & wanted)) & fails
}

function isSingle(bits: number): boolean {
  return bits !== 0 && (bits & (bits - 1)) === 0
}

/** The innermost loop of every answer: local variables only. */
function sortRows(masks: Masks, wanted: number, { rows, length }: RowList, into: Selection): void {
  const { rows: own, blocks, fails, unsureShift } = masks
  const { missed } = into
  const passed = into.passed.rows
  let [passing, possible, certain] = [0, 0, 0]
  for (let at = 0; at < length; at++) {
    const row = rows[at] as number
    const mask = (own[row] as number) | (blocks[row >>> BLOCK_BITS] as number)
    if ((mask & fails) === 0) possible++
    if (mask === 0) certain++
    const failing = (mask | ((mask >>> unsureShift) & wanted)) & fails
    if (failing === 0) passed[passing++] = row
    // With more than one bit set, the row is in no count at all.
    else if ((failing & (failing - 1)) === 0) {
      const near = missed[31 - Math.clz32(failing)]
      if (near !== undefined) near.rows[near.length++] = row
    }
  }
  into.passed.length = passing
  into.possible = possible
  into.certain = certain
}

/** A row's block without a division. */
const BLOCK_BITS = Math.log2(BLOCK_ROWS)

import type { Query } from '@nahrain/model'
import { BLOCK_BITS, BLOCK_ROWS, isBlocked, type Masks, matchMask } from '../filters/masks.ts'

/** Some rows: the first `length` items of `rows`. */
export interface RowList {
  readonly rows: Uint32Array
  length: number
}

/** What some rows, at most a block, are to a question. Its lists are used again for the next rows. */
export interface Selection {
  /** Rows that pass all filters. */
  readonly passed: () => RowList
  /** Rows that fail this filter alone, by its number: for what is counted without it. */
  readonly missed: (filter: number) => RowList
  /** How many rows at least touch the question, and how many lie wholly inside, whatever the question's kind of match. */
  readonly possible: () => number
  readonly certain: () => number
}

export interface Wanted {
  readonly match: Query['match']
  /** Whether something is counted without a filter of its own; otherwise no missed rows are collected. */
  readonly missed: boolean
}

/** Sorts rows into one selection, again and again. */
export interface Selector {
  /** Rows from `start`, the first of a block, up to, not including, `end`. */
  readonly block: (start: number, end: number, wanted: Wanted) => Selection
  /** At most a block of rows, of any blocks. */
  readonly rows: (rows: Uint32Array, wanted: Wanted) => Selection
}

/** A list for rows that pass, one for each filter, one for rows that fail several and so are in no count at all. */
const PASSED = 0

export function createSelector(masks: Masks): Selector {
  const { fails, unsureShift } = masks
  const failsSeveral = 33 - Math.clz32(fails)
  const flat = new Uint32Array((failsSeveral + 1) * BLOCK_ROWS)
  const lengths = new Int32Array(failsSeveral + 1)
  const identity = new Uint32Array(BLOCK_ROWS)
  let [possible, certain] = [0, 0]

  const lists = Array.from(
    lengths,
    (_, list): RowList => ({
      rows: flat.subarray(list * BLOCK_ROWS, (list + 1) * BLOCK_ROWS),
      length: 0,
    }),
  )
  /** Rows in order that are in one list together: written down when somebody asks for them. */
  const unwritten = { list: PASSED, start: 0, end: 0 }
  const listOf = (list: number): RowList => {
    const found = lists[list] as RowList
    found.length = lengths[list] as number
    if (list === unwritten.list && unwritten.start < unwritten.end) writeDown(found.rows)
    return found
  }
  function writeDown(rows: Uint32Array): void {
    const { start, end } = unwritten
    for (let row = start; row < end; row++) rows[row - start] = row
    unwritten.end = start
  }
  const selection: Selection = {
    passed: () => listOf(PASSED),
    missed: (filter) => listOf(filter + 1),
    possible: () => possible,
    certain: () => certain,
  }

  /** The innermost loop of every answer. Every row goes to exactly one list, without a branch: what a filter says cannot be foreseen. */
  function sort(rows: Uint32Array, length: number, wanted: number): void {
    const { rows: own, blocks } = masks
    let [touching, inside] = [0, 0]
    for (let at = 0; at < length; at++) {
      const row = rows[at] as number
      const mask = (own[row] as number) | (blocks[row >>> BLOCK_BITS] as number)
      touching += Number((mask & fails) === 0)
      inside += Number(mask === 0)
      const failing = (mask | ((mask >>> unsureShift) & wanted)) & fails
      const isSeveral = Number((failing & (failing - 1)) !== 0)
      // No bit gives 0, the list of what passed; bit b gives b + 1, the list of its filter.
      const list = (32 - Math.clz32(failing)) * (1 - isSeveral) + failsSeveral * isSeveral
      const place = lengths[list] as number
      flat[list * BLOCK_ROWS + place] = row
      lengths[list] = place + 1
    }
    possible = touching
    certain = inside
  }

  /** The same for the rows of a block, where only what passes is wanted. */
  function pick(start: number, end: number, wanted: number): void {
    const { rows: own, blocks } = masks
    const common = blocks[start >>> BLOCK_BITS] as number
    let [touching, inside, passing] = [0, 0, 0]
    for (let row = start; row < end; row++) {
      const mask = (own[row] as number) | common
      const failing = (mask | ((mask >>> unsureShift) & wanted)) & fails
      touching += Number((mask & fails) === 0)
      inside += Number(mask === 0)
      flat[passing] = row
      passing += Number(failing === 0)
    }
    lengths[PASSED] = passing
    possible = touching
    certain = inside
  }

  /** All rows of the block have the same mask. */
  function sortUniform(start: number, end: number, wanted: number): void {
    const mask = masks.blocks[start >>> BLOCK_BITS] as number
    const failing = (mask | ((mask >>> unsureShift) & wanted)) & fails
    possible = (mask & fails) === 0 ? end - start : 0
    certain = mask === 0 ? end - start : 0
    if ((failing & (failing - 1)) !== 0) return
    const list = 32 - Math.clz32(failing)
    lengths[list] = end - start
    Object.assign(unwritten, { list, start, end })
  }

  function rowsBetween(start: number, end: number): Uint32Array {
    for (let row = start; row < end; row++) identity[row - start] = row
    return identity
  }

  return {
    block(start, end, { match, missed }) {
      const wanted = matchMask(match)
      const block = start >>> BLOCK_BITS
      const mask = masks.blocks[block] as number
      const failing = (mask | ((mask >>> unsureShift) & wanted)) & fails
      lengths.fill(0)
      unwritten.end = unwritten.start
      possible = 0
      certain = 0
      if (isBlocked(masks, block)) return selection
      if (masks.mixed[block] === 0) sortUniform(start, end, wanted)
      // Where the whole block fails several filters, no row of it is in any count.
      else if ((failing & (failing - 1)) === 0 && (missed || failing === 0)) {
        if (missed) sort(rowsBetween(start, end), end - start, wanted)
        else pick(start, end, wanted)
      }
      return selection
    },
    rows(rows, { match }) {
      lengths.fill(0)
      unwritten.end = unwritten.start
      sort(rows, rows.length, matchMask(match))
      return selection
    },
  }
}

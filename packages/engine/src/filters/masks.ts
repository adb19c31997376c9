import type { Query } from '@nahrain/model'
import { CERTAIN, type RegionRelation } from '../geography/relation.ts'

/** Rows that are handled together: few enough for the nearest cache, many enough that a block's bounds save work. */
export const BLOCK_ROWS = 1024

/** Filters that may let a row in as only possible; they own the first bits. */
export const UNSURE_FILTERS = 3

/**
 * One number per row. Its lower bits, one per filter, say that the filter lets the row out; its upper three say that one of the first
 * filters lets it in only as possible. A row passes when all lower bits are 0, and passes all filters but one when no other is set.
 */
export interface Masks {
  readonly bits: Uint16Array | Int32Array
  /** The lower bits. */
  readonly fails: number
  /** The upper bits, shifted right by this, are those of the filters that they belong to. */
  readonly unsureShift: number
  /** Per block, how many filters differ between its rows: where it is 0, one row speaks for all. */
  readonly mixed: Uint8Array
  /** Per filter and block, what the filter said of all rows of the block, `MIXED` where they differ. */
  readonly said: ReadonlyMap<number, Uint8Array>
}

/** What a filter says of some rows from `start` up to, not including, `end`: one thing of all, or else (undefined) of each `into`, from 0. */
export type BlockTest = (start: number, end: number, into: Uint8Array) => RegionRelation | undefined

const MIXED = 3

/** `filters` is the number of filters, bit by bit. */
export function createMasks(count: number, filters: number): Masks {
  const width = filters + UNSURE_FILTERS <= 16 ? 16 : 32
  const blocks = Math.ceil(count / BLOCK_ROWS)
  const bits = Array.from({ length: filters }, (_, filter) => 1 << filter)
  return {
    bits: width === 16 ? new Uint16Array(count) : new Int32Array(count),
    fails: 2 ** filters - 1,
    unsureShift: width - UNSURE_FILTERS,
    mixed: new Uint8Array(blocks),
    said: new Map(bits.map((bit) => [bit, new Uint8Array(blocks).fill(CERTAIN)])),
  }
}

/** Which of the shifted upper bits fail under a kind of match: what is only possible does under `certain`. */
export function matchMask(match: Query['match']): number {
  return match === 'certain' ? 2 ** UNSURE_FILTERS - 1 : 0
}

/** Whether a row passes under a kind of match. */
export function rowTest(masks: Masks, match: Query['match']): (row: number) => boolean {
  const { bits, fails } = masks
  // The masks of rows that pass for certain have no bit at all.
  return match === 'certain' ? (row) => bits[row] === 0 : (row) => ((bits[row] as number) & fails) === 0
}

/** The bits of a mask that a filter with this bit sets for each relation. */
export function bitsOfRelation(
  { unsureShift }: Masks,
  bit: number,
): readonly [out: number, possible: number, certain: number] {
  return [bit, bit << unsureShift, 0]
}

const scratch = new Uint8Array(BLOCK_ROWS)

/** Recomputes one filter's bits. Blocks of which it says the same as before are left alone. */
export function writeFilter(masks: Masks, bit: number, test: BlockTest): void {
  const said = masks.said.get(bit) as Uint8Array
  const values = bitsOfRelation(masks, bit)
  const keep = ~(values[0] | values[1])
  const { bits, mixed } = masks
  const table = Int32Array.from(values)
  for (let block = 0; block < said.length; block++) {
    const start = block * BLOCK_ROWS
    const end = Math.min(bits.length, start + BLOCK_ROWS)
    const relation = test(start, end, scratch)
    const before = said[block] as number
    if (relation === before) continue
    said[block] = relation ?? MIXED
    mixed[block] = (mixed[block] as number) - (before === MIXED ? 1 : 0) + (relation === undefined ? 1 : 0)
    if (relation === undefined) writeEach(bits, start, end, keep, table)
    else writeAll(bits, start, end, keep, values[relation])
  }
}

/** Takes a filter out: it lets everything in, for certain. */
export function clearFilter(masks: Masks, bit: number): void {
  writeFilter(masks, bit, () => CERTAIN)
}

/** By a table: no branch in the loop. */
function writeEach(bits: Masks['bits'], start: number, end: number, keep: number, table: Int32Array): void {
  for (let row = start; row < end; row++) {
    bits[row] = ((bits[row] as number) & keep) | (table[scratch[row - start] as number] as number)
  }
}

function writeAll(bits: Masks['bits'], start: number, end: number, keep: number, value: number): void {
  for (let row = start; row < end; row++) bits[row] = ((bits[row] as number) & keep) | value
}

/** Changes one row's bits of a filter by hand; its block is then mixed in this filter. */
export function writeRow(masks: Masks, row: number, bit: number, relation: RegionRelation): void {
  const values = bitsOfRelation(masks, bit)
  const block = Math.floor(row / BLOCK_ROWS)
  const said = masks.said.get(bit) as Uint8Array
  if (said[block] !== MIXED && said[block] !== relation) {
    said[block] = MIXED
    masks.mixed[block] = (masks.mixed[block] as number) + 1
  }
  masks.bits[row] = ((masks.bits[row] as number) & ~(values[0] | values[1])) | values[relation]
}

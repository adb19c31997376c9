import type { Query } from '@nahrain/model'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation } from '../geography/relation.ts'

/** Rows that are handled together: few enough for the nearest cache, many enough that a block's bounds save work. */
export const BLOCK_ROWS = 1024

/** Filters that may let a row in as only possible; they own the first bits. */
export const UNSURE_FILTERS = 3

/**
 * What the filters say of the rows. A row's mask is the number of its block together with its own (bitwise or): the block's has what a
 * filter says of all of its rows, the row's has the filters that differ between them.
 *
 * The lower bits of a mask, one per filter, say that the filter lets the row out; its upper three say that one of the first filters
 * lets it in only as possible. A row passes when all lower bits are 0, and passes all filters but one when no other is set.
 */
export interface Masks {
  readonly rows: Uint16Array | Int32Array
  readonly blocks: Uint16Array | Int32Array
  /** The lower bits. */
  readonly fails: number
  /** Bits of filters without which nothing is ever counted: a block that one of them lets out as a whole needs no other filter. */
  readonly hard: number
  /** The upper bits, shifted right by this, are those of the filters that they belong to. */
  readonly unsureShift: number
  /** Per block, how many filters differ between its rows: where it is 0, the block's number speaks for all. */
  readonly mixed: Uint8Array
  /** Per block, bits of filters that changed while it needed none: they are asked when it does again. */
  readonly stale: Int32Array
  /** Per filter, by its bit, and block: what the filter said of all rows of the block, `MIXED` where they differ. */
  readonly said: ReadonlyMap<number, Uint8Array>
}

/** What a filter says of some rows from `start` up to, not including, `end`: one thing of all, or else (undefined) of each `into`, from 0. */
export type BlockTest = (start: number, end: number, into: Uint8Array) => RegionRelation | undefined

const MIXED = 3

/** `filters` is the number of filters, bit by bit. */
export function createMasks(count: number, filters: number, hard: number): Masks {
  const width = filters + UNSURE_FILTERS <= 16 ? 16 : 32
  const blocks = Math.ceil(count / BLOCK_ROWS)
  const bits = Array.from({ length: filters }, (_, filter) => 1 << filter)
  const numbers = (length: number) => (width === 16 ? new Uint16Array(length) : new Int32Array(length))
  return {
    rows: numbers(count),
    blocks: numbers(blocks),
    fails: 2 ** filters - 1,
    hard,
    unsureShift: width - UNSURE_FILTERS,
    mixed: new Uint8Array(blocks),
    stale: new Int32Array(blocks),
    said: new Map(bits.map((bit) => [bit, new Uint8Array(blocks).fill(CERTAIN)])),
  }
}

/** Which of the shifted upper bits fail under a kind of match: what is only possible does under `certain`. */
export function matchMask(match: Query['match']): number {
  return match === 'certain' ? 2 ** UNSURE_FILTERS - 1 : 0
}

export function maskOf({ rows, blocks }: Masks, row: number): number {
  return (rows[row] as number) | (blocks[Math.floor(row / BLOCK_ROWS)] as number)
}

/** Whether a row passes under a kind of match. */
export function rowTest(masks: Masks, match: Query['match']): (row: number) => boolean {
  const { fails } = masks
  // The mask of a row that passes for certain has no bit at all.
  return match === 'certain' ? (row) => maskOf(masks, row) === 0 : (row) => (maskOf(masks, row) & fails) === 0
}

/** The bits that a filter sets for each relation: out, possible, certain. Good until the next call. */
function bitsOfRelation({ unsureShift }: Masks, bit: number): Int32Array {
  relationBits[0] = bit
  relationBits[1] = bit << unsureShift
  return relationBits
}

const relationBits = new Int32Array(3)

const scratch = new Uint8Array(BLOCK_ROWS)

/** A filter as it is now. */
export interface ActiveFilter {
  readonly bit: number
  readonly test: BlockTest
}

/** What a filter that is left open says: it lets everything in, for certain. */
export const OPEN: BlockTest = () => CERTAIN

/** True where no row of the block is in any count, whatever the other filters say. */
export function isBlocked({ blocks, hard }: Masks, block: number): boolean {
  return ((blocks[block] as number) & hard) !== 0
}

/**
 * Brings the masks to the filters, of which those whose bits are in `changed` are new. Of a block that lies wholly in or out, no row is
 * touched; of one that a hard filter lets out, the others are not even asked.
 */
export function writeFilters(masks: Masks, filters: readonly ActiveFilter[], changed: number): void {
  const hard = filters.filter(({ bit }) => (bit & masks.hard) !== 0)
  const soft = filters.filter(({ bit }) => (bit & masks.hard) === 0)
  for (let block = 0; block < masks.stale.length; block++) {
    masks.stale[block] = (masks.stale[block] as number) | changed
    for (const filter of hard) askBlock(masks, block, filter)
    if (!isBlocked(masks, block)) for (const filter of soft) askBlock(masks, block, filter)
  }
}

/** Says of the blocked blocks that a filter has changed: row by row, only the others were brought up to date. */
export function markStale(masks: Masks, bit: number): void {
  for (let block = 0; block < masks.stale.length; block++) {
    if (isBlocked(masks, block)) masks.stale[block] = (masks.stale[block] as number) | bit
  }
}

/** Asks a filter of a block's rows where that is due. */
function askBlock(masks: Masks, block: number, { bit, test }: ActiveFilter): void {
  const due = masks.stale[block] as number
  if ((due & bit) === 0) return
  masks.stale[block] = due & ~bit
  const start = block * BLOCK_ROWS
  const relation = test(start, Math.min(masks.rows.length, start + BLOCK_ROWS), scratch)
  const values = bitsOfRelation(masks, bit)
  if (relation === undefined) writeMixed(masks, block, values)
  else writeUniform(masks, block, values, relation)
  const said = masks.said.get(bit) as Uint8Array
  said[block] = relation ?? MIXED
}

function writeUniform(masks: Masks, block: number, values: Int32Array, relation: RegionRelation): void {
  const { rows, blocks, mixed, said } = masks
  const own = (values[0] as number) | (values[1] as number)
  blocks[block] = ((blocks[block] as number) & ~own) | (values[relation] as number)
  if (said.get(values[0] as number)?.[block] !== MIXED) return
  mixed[block] = (mixed[block] as number) - 1
  const end = Math.min(rows.length, (block + 1) * BLOCK_ROWS)
  for (let row = block * BLOCK_ROWS; row < end; row++) rows[row] = (rows[row] as number) & ~own
}

/** Takes the relations of the block's rows from `scratch`. By a table of bits: no branch in the loop. */
function writeMixed(masks: Masks, block: number, values: Int32Array): void {
  const { rows, blocks, mixed, said } = masks
  const own = (values[0] as number) | (values[1] as number)
  if (said.get(values[0] as number)?.[block] !== MIXED) {
    mixed[block] = (mixed[block] as number) + 1
    blocks[block] = (blocks[block] as number) & ~own
  }
  const start = block * BLOCK_ROWS
  const end = Math.min(rows.length, start + BLOCK_ROWS)
  for (let row = start; row < end; row++) {
    rows[row] = ((rows[row] as number) & ~own) | (values[scratch[row - start] as number] as number)
  }
}

/** Reads and changes what one filter says of single rows. */
export interface RowWriter {
  readonly relationOf: (row: number) => RegionRelation
  /** The row's block is then mixed in this filter. */
  readonly write: (row: number, relation: RegionRelation) => void
}

export function rowWriter(masks: Masks, bit: number): RowWriter {
  const { rows, unsureShift } = masks
  const said = masks.said.get(bit) as Uint8Array
  const values = Int32Array.from(bitsOfRelation(masks, bit))
  const unsure = bit << unsureShift
  const own = bit | unsure
  return {
    relationOf(row) {
      const mask = maskOf(masks, row)
      return (mask & bit) !== 0 ? OUT : (mask & unsure) !== 0 ? POSSIBLE : CERTAIN
    },
    write(row, relation) {
      const block = Math.floor(row / BLOCK_ROWS)
      const before = said[block] as number
      if (before !== MIXED) {
        scratch.fill(before)
        writeMixed(masks, block, values)
        said[block] = MIXED
      }
      rows[row] = ((rows[row] as number) & ~own) | (values[relation] as number)
    },
  }
}

import type { Query } from '@nahrain/model'
import type { SingleCodes } from '../dataset/dataset.ts'
import { CERTAIN, type RegionRelation } from '../geography/relation.ts'

/** Rows that are handled together: few enough for the nearest cache, many enough that a block's bounds save work. */
export const BLOCK_ROWS = 1024
/** A row's block without a division: `row >>> BLOCK_BITS`. */
export const BLOCK_BITS = Math.log2(BLOCK_ROWS)

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

/** A filter that says of a row what its code says: the commonest kind, so its rows are written without a step between. */
export interface CodeTest {
  readonly codes: SingleCodes
  /** By code. */
  readonly relations: Uint8Array
}

export type FilterTest = BlockTest | CodeTest

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
  return (rows[row] as number) | (blocks[row >>> BLOCK_BITS] as number)
}

/** Whether a row passes under a kind of match. */
export function rowTest(masks: Masks, match: Query['match']): (row: number) => boolean {
  const { fails } = masks
  // The mask of a row that passes for certain has no bit at all.
  return match === 'certain' ? (row) => maskOf(masks, row) === 0 : (row) => (maskOf(masks, row) & fails) === 0
}

const scratch = new Uint8Array(BLOCK_ROWS)

/** A filter as it is now. */
export interface ActiveFilter {
  readonly bit: number
  readonly test: FilterTest
}

/** What a filter that is left open says: it lets everything in, for certain. */
export const OPEN: BlockTest = () => CERTAIN

/** True where no row of the block is in any count, whatever the other filters say. */
export function isBlocked({ blocks, hard }: Masks, block: number): boolean {
  return ((blocks[block] as number) & hard) !== 0
}

/**
 * Brings the masks to the filters, of which those whose bits are in `changed` are new. Of a block that lies wholly in or out, no row is
 * touched; of one that a hard filter lets out, the others are not even asked. They are asked in their order: the dearest come last.
 */
export function writeFilters(masks: Masks, filters: readonly ActiveFilter[], changed: number): void {
  const asked = filters.map((filter) => askedFilter(masks, filter))
  const hard = asked.filter(({ bit }) => (bit & masks.hard) !== 0)
  const soft = asked.filter(({ bit }) => (bit & masks.hard) === 0)
  for (let block = 0; block < masks.stale.length; block++) {
    masks.stale[block] = (masks.stale[block] as number) | changed
    for (const filter of hard) if (!isBlockedFor(masks, block)) askBlock(masks, block, filter)
    if (!isBlocked(masks, block)) for (const filter of soft) askBlock(masks, block, filter)
  }
}

/** True where a hard filter that is not due itself lets the block out. */
function isBlockedFor({ blocks, hard, stale }: Masks, block: number): boolean {
  return ((blocks[block] as number) & hard & ~(stale[block] as number)) !== 0
}

/** Says of the blocked blocks that a filter has changed: row by row, only the others were brought up to date. */
export function markStale(masks: Masks, bit: number): void {
  for (let block = 0; block < masks.stale.length; block++) {
    if (isBlocked(masks, block)) masks.stale[block] = (masks.stale[block] as number) | bit
  }
}

/** A filter with the bits that it sets. */
interface AskedFilter extends ActiveFilter {
  /** All that it may set. */
  readonly own: number
  /** By relation: out, possible, certain. */
  readonly ofRelation: Int32Array
  /** By code, where the filter goes by codes. */
  readonly ofCode: Int32Array
}

function askedFilter({ unsureShift }: Masks, { bit, test }: ActiveFilter): AskedFilter {
  const ofRelation = Int32Array.of(bit, bit << unsureShift, 0)
  const relations = typeof test === 'function' ? [] : test.relations
  const ofCode = Int32Array.from(relations, (relation) => ofRelation[relation] as number)
  return { bit, test, own: bit | (bit << unsureShift), ofRelation, ofCode }
}

/** Asks a filter of a block's rows where that is due. */
function askBlock(masks: Masks, block: number, filter: AskedFilter): void {
  const { bit, test } = filter
  const due = masks.stale[block] as number
  if ((due & bit) === 0) return
  masks.stale[block] = due & ~bit
  const range = rangeOf(masks, block)
  const relation = typeof test === 'function' ? test(range.start, range.end, scratch) : undefined
  if (relation !== undefined) {
    writeUniform(masks, block, filter, relation)
    return
  }
  becomeMixed(masks, block, filter)
  if (typeof test === 'function') writeRelations(masks, range, filter)
  else writeCodes(masks, range, filter, test.codes)
}

/** Rows from `start` up to, not including, `end`. */
interface RowRange {
  readonly start: number
  readonly end: number
}

function rangeOf({ rows }: Masks, block: number): RowRange {
  return { start: block * BLOCK_ROWS, end: Math.min(rows.length, (block + 1) * BLOCK_ROWS) }
}

function writeUniform(
  masks: Masks,
  block: number,
  { bit, own, ofRelation }: AskedFilter,
  relation: RegionRelation,
): void {
  const { rows, blocks, mixed } = masks
  const said = masks.said.get(bit) as Uint8Array
  blocks[block] = ((blocks[block] as number) & ~own) | (ofRelation[relation] as number)
  if (said[block] === MIXED) {
    mixed[block] = (mixed[block] as number) - 1
    const { start, end } = rangeOf(masks, block)
    for (let row = start; row < end; row++) rows[row] = (rows[row] as number) & ~own
  }
  said[block] = relation
}

/** From now on the filter says something of each row of the block. */
function becomeMixed(masks: Masks, block: number, { bit, own }: AskedFilter): void {
  const said = masks.said.get(bit) as Uint8Array
  if (said[block] === MIXED) return
  said[block] = MIXED
  masks.mixed[block] = (masks.mixed[block] as number) + 1
  masks.blocks[block] = (masks.blocks[block] as number) & ~own
}

/** Takes the relations of the rows from `scratch`. By a table of bits: no branch in the loop. */
function writeRelations({ rows }: Masks, { start, end }: RowRange, { own, ofRelation }: AskedFilter): void {
  for (let row = start; row < end; row++) {
    rows[row] = ((rows[row] as number) & ~own) | (ofRelation[scratch[row - start] as number] as number)
  }
}

function writeCodes({ rows }: Masks, { start, end }: RowRange, { own, ofCode }: AskedFilter, codes: SingleCodes): void {
  for (let row = start; row < end; row++) {
    rows[row] = ((rows[row] as number) & ~own) | (ofCode[codes[row] as number] as number)
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
  const filter = askedFilter(masks, { bit, test: OPEN })
  const { own, ofRelation } = filter
  const unsure = bit << unsureShift
  return {
    relationOf(row) {
      const mask = maskOf(masks, row)
      // Without a branch: certain less what makes it less.
      const isIn = Number((mask & bit) === 0)
      return (isIn * (CERTAIN - Number((mask & unsure) !== 0))) as RegionRelation
    },
    write(row, relation) {
      const block = row >>> BLOCK_BITS
      const before = said[block] as number
      if (before !== MIXED) {
        scratch.fill(before)
        becomeMixed(masks, block, filter)
        writeRelations(masks, rangeOf(masks, block), filter)
      }
      rows[row] = ((rows[row] as number) & ~own) | (ofRelation[relation] as number)
    },
  }
}

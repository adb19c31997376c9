import { type Dataset, STEPS_PER_DEGREE } from '../dataset/dataset.ts'
import type { DiscBlock } from '../geography/disc-block.ts'
import { BLOCK_ROWS } from './masks.ts'

/** Rows of the finest group with bounds of its own: a block has 32. */
export const LEAF_ROWS = 32
const BLOCK_LEAVES = BLOCK_ROWS / LEAF_ROWS

/** Bounds of groups of rows: what they leave out is provably elsewhere, what they keep is still tested. */
export interface RowBlocks {
  /** Places of the placed rows of a block. */
  readonly block: (block: number) => DiscBlock
  /** Places of the placed rows of a leaf. */
  readonly leaf: (leaf: number) => DiscBlock
  /** Earliest and latest start, and latest end, of a block's days. */
  readonly days: (block: number) => { readonly minStart: number; readonly maxStart: number; readonly maxEnd: number }
}

const BOUNDS = 4

/** Computes the bounds in one pass over the rows: about a byte per row. */
export function boundRows(dataset: Dataset): RowBlocks {
  const { placed, longitudeE7, latitudeE7 } = dataset
  const leaves = Math.ceil(placed / LEAF_ROWS)
  const boxes = new Int32Array(leaves * BOUNDS)
  for (let leaf = 0; leaf < leaves; leaf++) {
    const [start, end] = [leaf * LEAF_ROWS, Math.min(placed, (leaf + 1) * LEAF_ROWS)]
    const [west, east] = extremes(longitudeE7, start, end)
    const [south, north] = extremes(latitudeE7, start, end)
    boxes.set([west, south, east, north], leaf * BOUNDS)
  }
  const radii = boundRadii(dataset, leaves)
  const blocks = Array.from({ length: Math.ceil(placed / BLOCK_ROWS) }, (_, block) => {
    const first = block * BLOCK_LEAVES
    const length = Math.min(leaves - first, BLOCK_LEAVES)
    return discsAround(Array.from({ length }, (_, index) => leafOf(boxes, radii, first + index)))
  })
  return {
    block: (block) => blocks[block] as DiscBlock,
    leaf: (leaf) => leafOf(boxes, radii, leaf),
    days: boundDays(dataset),
  }
}

function extremes(values: Int32Array | Float32Array, start: number, end: number): [least: number, most: number] {
  let [least, most] = [values[start] as number, values[start] as number]
  for (let at = start + 1; at < end; at++) {
    const value = values[at] as number
    if (value < least) least = value
    if (value > most) most = value
  }
  return [least, most]
}

/** Least and largest radius of each leaf; undefined where all places are exact. */
function boundRadii({ radiusKm, placed }: Dataset, leaves: number): Float32Array | undefined {
  if (radiusKm === undefined) return undefined
  const radii = new Float32Array(leaves * 2)
  for (let leaf = 0; leaf < leaves; leaf++) {
    radii.set(extremes(radiusKm, leaf * LEAF_ROWS, Math.min(placed, (leaf + 1) * LEAF_ROWS)), leaf * 2)
  }
  return radii
}

function leafOf(boxes: Int32Array, radii: Float32Array | undefined, leaf: number): DiscBlock {
  const at = leaf * BOUNDS
  return {
    west: (boxes[at] as number) / STEPS_PER_DEGREE,
    south: (boxes[at + 1] as number) / STEPS_PER_DEGREE,
    east: (boxes[at + 2] as number) / STEPS_PER_DEGREE,
    north: (boxes[at + 3] as number) / STEPS_PER_DEGREE,
    minRadiusKm: radii === undefined ? 0 : (radii[leaf * 2] as number),
    maxRadiusKm: radii === undefined ? 0 : (radii[leaf * 2 + 1] as number),
  }
}

/** The bounds around some leaves, at least one. */
function discsAround(leaves: readonly DiscBlock[]): DiscBlock {
  return leaves.reduce((a, b) => ({
    west: Math.min(a.west, b.west),
    south: Math.min(a.south, b.south),
    east: Math.max(a.east, b.east),
    north: Math.max(a.north, b.north),
    minRadiusKm: Math.min(a.minRadiusKm, b.minRadiusKm),
    maxRadiusKm: Math.max(a.maxRadiusKm, b.maxRadiusKm),
  }))
}

function boundDays({ count, whenStart, whenEnd }: Dataset): RowBlocks['days'] {
  const blocks = Math.ceil(count / BLOCK_ROWS)
  const [starts, ends] = [new Int32Array(blocks * 2), new Int32Array(blocks * 2)]
  for (let block = 0; block < blocks; block++) {
    const [start, end] = [block * BLOCK_ROWS, Math.min(count, (block + 1) * BLOCK_ROWS)]
    starts.set(extremes(whenStart, start, end), block * 2)
    ends.set(extremes(whenEnd, start, end), block * 2)
  }
  return (block) => ({
    minStart: starts[block * 2] as number,
    maxStart: starts[block * 2 + 1] as number,
    maxEnd: ends[block * 2 + 1] as number,
  })
}

import type { Position } from '@nahrain/model'
import { type Dataset, STEPS_PER_DEGREE } from '../dataset/dataset.ts'
import {
  ANY_MARGIN,
  type DiscBlock,
  type MarginBounds,
  relateAllWithin,
  relateWithin,
} from '../geography/disc-block.ts'
import { CERTAIN, OUT, type PointTest, type RegionRelation, type RegionTest } from '../geography/relation.ts'
import { BLOCK_ROWS, type BlockTest } from './masks.ts'
import { LEAF_ROWS, type RowBlocks } from './row-blocks.ts'

/**
 * For datasets whose rows have one place each, a disc: a whole block is in or out where its bounds say so, else its leaves are asked,
 * and only the rows of leaves on the edge one by one. A row lies where it lies best among the regions.
 */
export function pointFilter(dataset: Dataset, blocks: RowBlocks, tests: readonly RegionTest[]): BlockTest {
  const fills = tests.map((test) => regionFill(dataset, blocks, test))
  const [only] = fills
  if (fills.length === 1 && only !== undefined) return only
  const scratch = new Uint8Array(BLOCK_ROWS)
  return (start, end, into) => {
    into.fill(OUT, 0, end - start)
    for (const fill of fills) {
      const relation = fill(start, end, scratch)
      if (relation === CERTAIN) return CERTAIN
      for (let at = 0; at < end - start; at++)
        into[at] = Math.max(into[at] as number, relation ?? (scratch[at] as number))
    }
    return undefined
  }
}

function regionFill(dataset: Dataset, blocks: RowBlocks, test: RegionTest): BlockTest {
  const { placed, radiusKm } = dataset
  const everywhere =
    radiusKm === undefined && test.points !== undefined
      ? pointRows(dataset, test.points)
      : discRows(dataset, test, ANY_MARGIN)
  return (start, end, into) => {
    if (start >= placed) return OUT
    const placedEnd = Math.min(end, placed)
    const inBlock = everywhere.within(blocks.block(start / BLOCK_ROWS))
    if (typeof inBlock === 'number' && (placedEnd === end || inBlock === OUT)) return inBlock
    for (let from = start; from < placedEnd; from += LEAF_ROWS) {
      const to = Math.min(placedEnd, from + LEAF_ROWS)
      const inLeaf = typeof inBlock === 'number' ? inBlock : inBlock.within(blocks.leaf(from / LEAF_ROWS))
      if (typeof inLeaf === 'number') into.fill(inLeaf, from - start, to - start)
      else inLeaf.relate(from, to, into.subarray(from - start))
    }
    into.fill(OUT, placedEnd - start, end - start)
    return undefined
  }
}

/** A region as it is seen from a group of rows that lie together. */
interface GroupTest {
  /** Of all rows of a group in this one one relation, or else the region as it is seen from there. */
  readonly within: (group: DiscBlock) => RegionRelation | GroupTest
  /** Row by row, answered `into`, from 0. */
  readonly relate: (from: number, to: number, into: Uint8Array) => void
}

function pointRows(dataset: Dataset, points: PointTest): GroupTest {
  const { longitudeE7, latitudeE7 } = dataset
  return {
    within(group) {
      const inGroup = points.within(group)
      return typeof inGroup === 'number' ? inGroup : pointRows(dataset, inGroup)
    },
    relate: (from, to, into) => points.relate(longitudeE7.subarray(from, to), latitudeE7.subarray(from, to), into),
  }
}

/** The bounds decide most rows by their radius alone; only discs that meet the region's boundary are measured. */
function discRows(dataset: Dataset, test: RegionTest, bounds: MarginBounds): GroupTest {
  const { longitudeE7, latitudeE7, radiusKm } = dataset
  const centerAt = (row: number): Position => [
    (longitudeE7[row] as number) / STEPS_PER_DEGREE,
    (latitudeE7[row] as number) / STEPS_PER_DEGREE,
  ]
  return {
    within(group) {
      const inGroup = test.marginBounds(group)
      return relateAllWithin(inGroup, group) ?? discRows(dataset, test, inGroup)
    },
    relate(from, to, into) {
      for (let row = from; row < to; row++) {
        const radius = radiusKm === undefined ? 0 : (radiusKm[row] as number)
        into[row - from] = relateWithin(bounds, radius) ?? test.relateDisc(centerAt(row), radius)
      }
    },
  }
}

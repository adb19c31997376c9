import type { Position } from '@nahrain/model'
import { type Dataset, STEPS_PER_DEGREE } from '../dataset/dataset.ts'
import { type MarginBounds, relateAllWithin, relateWithin } from '../geography/disc-block.ts'
import { CERTAIN, OUT, type RegionTest } from '../geography/relation.ts'
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
  const { placed } = dataset
  const fillRows = rowFill(dataset, test)
  return (start, end, into) => {
    if (start >= placed) return OUT
    const placedEnd = Math.min(end, placed)
    const block = blocks.block(start / BLOCK_ROWS)
    const all = relateAllWithin(test.marginBounds(block), block)
    if (all !== undefined && (placedEnd === end || all === OUT)) return all
    for (let from = start; from < placedEnd; from += LEAF_ROWS) {
      const to = Math.min(placedEnd, from + LEAF_ROWS)
      const leaf = blocks.leaf(from / LEAF_ROWS)
      const bounds = test.marginBounds(leaf)
      const relation = all ?? relateAllWithin(bounds, leaf)
      if (relation === undefined) fillRows({ from, to, bounds }, into.subarray(from - start))
      else into.fill(relation, from - start, to - start)
    }
    into.fill(OUT, placedEnd - start, end - start)
    return undefined
  }
}

interface Leaf {
  readonly from: number
  readonly to: number
  readonly bounds: MarginBounds
}

/** The bounds decide most rows by their radius alone; only discs that meet the region's boundary are measured. */
function rowFill({ longitudeE7, latitudeE7, radiusKm }: Dataset, { relateDisc, relatePoints }: RegionTest) {
  const centerAt = (row: number): Position => [
    (longitudeE7[row] as number) / STEPS_PER_DEGREE,
    (latitudeE7[row] as number) / STEPS_PER_DEGREE,
  ]
  if (radiusKm === undefined && relatePoints !== undefined) {
    return ({ from, to }: Leaf, into: Uint8Array): void =>
      relatePoints(longitudeE7.subarray(from, to), latitudeE7.subarray(from, to), into)
  }
  return ({ from, to, bounds }: Leaf, into: Uint8Array): void => {
    for (let row = from; row < to; row++) {
      const radius = radiusKm === undefined ? 0 : (radiusKm[row] as number)
      into[row - from] = relateWithin(bounds, radius) ?? relateDisc(centerAt(row), radius)
    }
  }
}

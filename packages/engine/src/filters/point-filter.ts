import { type Dataset, STEPS_PER_DEGREE } from '../dataset/dataset.ts'
import { CERTAIN, OUT, type RegionRelation, type RegionTest } from '../geography/relation.ts'
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
    const all = test.relateBlock(blocks.discs(start, placedEnd))
    if (all !== undefined && (placedEnd === end || all === OUT)) return all
    for (let leaf = start; leaf < placedEnd; leaf += LEAF_ROWS) {
      const leafEnd = Math.min(placedEnd, leaf + LEAF_ROWS)
      const relation = all ?? test.relateBlock(blocks.discs(leaf, leafEnd))
      if (relation === undefined) fillRows(leaf, leafEnd, into, start)
      else into.fill(relation, leaf - start, leafEnd - start)
    }
    into.fill(OUT, placedEnd - start, end - start)
    return undefined
  }
}

function rowFill({ longitudeE7, latitudeE7, radiusKm }: Dataset, { relateDisc }: RegionTest) {
  return (start: number, end: number, into: Uint8Array, origin: number): void => {
    for (let row = start; row < end; row++) {
      const longitude = (longitudeE7[row] as number) / STEPS_PER_DEGREE
      const latitude = (latitudeE7[row] as number) / STEPS_PER_DEGREE
      const relation: RegionRelation = relateDisc(
        [longitude, latitude],
        radiusKm === undefined ? 0 : (radiusKm[row] as number),
      )
      into[row - origin] = relation
    }
  }
}

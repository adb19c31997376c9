import type { Geometry, Position } from '@nahrain/model'
import type { DiscBlock, MarginBounds } from './disc-block.ts'
import { partsOf } from './shape.ts'

/** How a place lies to a region: outside it, touching it, or wholly inside it. Ordered, so the best of several is the maximum. */
export const OUT = 0
export const POSSIBLE = 1
export const CERTAIN = 2
export type RegionRelation = typeof OUT | typeof POSSIBLE | typeof CERTAIN

/** A region, made ready to decide where things lie to it. */
export interface RegionTest {
  /** A disc: somewhere within `radiusKm` of the centre lies the thing. */
  readonly relateDisc: (center: Position, radiusKm: number) => RegionRelation
  /** Bounds of the margins of all centres of a block; `ANY_MARGIN` where nothing is known. What they decide, `relateDisc` says too. */
  readonly marginBounds: (block: DiscBlock) => MarginBounds
  /** The same for many exact points, only where that is much quicker than asking for each. */
  readonly points?: PointTest
  /** A line or an area: the thing is all of it. */
  readonly relateShape: (geometry: Geometry) => RegionRelation
}

/** A box in degrees, within one turn of the globe. */
export interface PointBox {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** A region, made ready to decide about many exact points that lie together. What it says, `relateDisc` says too. */
export interface PointTest {
  /** Of all points of a box (in the one that this test is for) one relation, or else the region as it is seen from there. */
  readonly within: (box: PointBox) => RegionRelation | PointTest
  /** Coordinates in steps of 10⁻⁷ degrees, answered `into`, from 0. */
  readonly relate: (longitudeE7: Int32Array, latitudeE7: Int32Array, into: Uint8Array) => void
}

/**
 * Decides each part of a collection for itself, since its parts may lie on both sides of a frame's seam: all certain is certain, any
 * that is not out is possible. Stops at the first two parts that differ.
 */
export function relateParts(geometry: Geometry, relate: (part: Geometry) => RegionRelation): RegionRelation {
  let first: RegionRelation | undefined
  for (const part of partsOf(geometry)) {
    const relation = relate(part)
    first ??= relation
    if (relation === POSSIBLE || relation !== first) return POSSIBLE
  }
  return first ?? OUT
}

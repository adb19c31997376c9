import type { Position } from '@nahrain/model'
import { CERTAIN, OUT, POSSIBLE, type PointBox, type RegionRelation } from './relation.ts'
import { kmPerDegree, LONGEST_DEGREE_KM } from './wgs84.ts'

/** Many discs at once: their centres lie in a box, their radii between two bounds (km). */
export interface DiscBlock extends PointBox {
  readonly minRadiusKm: number
  readonly maxRadiusKm: number
}

/** The middle of the block's box. */
export function centerOf({ west, south, east, north }: DiscBlock): Position {
  return [(west + east) / 2, (south + north) / 2]
}

/** No centre of the block is further than this from its middle, in km. */
function halfKmOf({ west, south, east, north }: DiscBlock): number {
  // A path that is straight in longitude and latitude is at least as long as the geodesic; a degree is longest nearest the equator.
  const nearestEquator = south <= 0 && north >= 0 ? 0 : Math.min(Math.abs(south), Math.abs(north))
  return Math.hypot(((east - west) / 2) * kmPerDegree(nearestEquator)[0], ((north - south) / 2) * LONGEST_DEGREE_KM)
}

/**
 * Between what the margins of all centres of a block lie, both inclusive. A margin is the distance in km from a point to a region's
 * boundary, negative outside.
 */
export type MarginBounds = readonly [low: number, high: number]

export const ANY_MARGIN: MarginBounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

/** How far margins may be off: distances are exact to 0.1 %, see `nearestFraction`; this doubles it. */
const RELATIVE_SLACK = 0.002
const ABSOLUTE_SLACK_KM = 0.001

/** A margin changes by at most the way that one goes, so the one at the middle bounds all others. */
export function boundsAround(marginKm: number, block: DiscBlock): MarginBounds {
  const halfKm = halfKmOf(block)
  const slack = halfKm + RELATIVE_SLACK * (Math.abs(marginKm) + halfKm) + ABSOLUTE_SLACK_KM
  return [marginKm - slack, marginKm + slack]
}

/** What bounds of its margin say of a disc; undefined where it must be asked itself. */
export function relateWithin([low, high]: MarginBounds, radiusKm: number): RegionRelation | undefined {
  if (low >= radiusKm) return CERTAIN
  if (high < -radiusKm) return OUT
  return high < radiusKm && low > -radiusKm ? POSSIBLE : undefined
}

/** What bounds of their margins say of all discs of a block; undefined where they must be asked one by one. */
export function relateAllWithin(
  bounds: MarginBounds,
  { minRadiusKm, maxRadiusKm }: DiscBlock,
): RegionRelation | undefined {
  // The largest disc is the last to be in or out for certain, the smallest the last to be neither.
  const largest = relateWithin(bounds, maxRadiusKm)
  return largest === POSSIBLE && relateWithin(bounds, minRadiusKm) !== POSSIBLE ? undefined : largest
}

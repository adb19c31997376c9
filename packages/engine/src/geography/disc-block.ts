import type { Position } from '@nahrain/model'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation } from './relation.ts'
import { kmPerDegree } from './wgs84.ts'

/** Many discs at once: their centres lie in a box (degrees, within one turn of the globe), their radii between two bounds (km). */
export interface DiscBlock {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly center: Position
  /** No centre is further than this from `center`. */
  readonly halfKm: number
  readonly minRadiusKm: number
  readonly maxRadiusKm: number
}

export type DiscBounds = Pick<DiscBlock, 'west' | 'south' | 'east' | 'north' | 'minRadiusKm' | 'maxRadiusKm'>

export function discBlock(bounds: DiscBounds): DiscBlock {
  const { west, south, east, north } = bounds
  // A path that is straight in longitude and latitude is at least as long as the geodesic; a degree is longest nearest the equator.
  const nearestEquator = south <= 0 && north >= 0 ? 0 : Math.min(Math.abs(south), Math.abs(north))
  const halfKm = Math.hypot(
    ((east - west) / 2) * kmPerDegree(nearestEquator)[0],
    ((north - south) / 2) * LONGEST_DEGREE_KM,
  )
  return { ...bounds, center: [(west + east) / 2, (south + north) / 2], halfKm }
}

/** A degree of latitude at the poles, where it is longest, rounded up. */
const LONGEST_DEGREE_KM = 111.7

/** How far margins may be off: distances are exact to 0.1 %, see `nearestFraction`; this doubles it. */
const RELATIVE_SLACK = 0.002
const ABSOLUTE_SLACK_KM = 0.001

/**
 * What a region's margin at the middle of a block says of all of its discs; undefined where they must be asked one by one.
 * A margin is the distance in km from a point to the region's boundary, negative outside: it changes by at most the way that one goes.
 */
export function relateByMargin(marginKm: number, block: DiscBlock): RegionRelation | undefined {
  const slack = block.halfKm + RELATIVE_SLACK * (Math.abs(marginKm) + block.halfKm) + ABSOLUTE_SLACK_KM
  if (marginKm - slack >= block.maxRadiusKm) return CERTAIN
  if (marginKm + slack < -block.maxRadiusKm) return OUT
  if (marginKm + slack < block.minRadiusKm && marginKm - slack > -block.minRadiusKm) return POSSIBLE
  return undefined
}

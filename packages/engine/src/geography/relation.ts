import type { Geometry, Position } from '@nahrain/model'

/** How a place lies to a region: outside it, touching it, or wholly inside it. Ordered, so the best of several is the maximum. */
export const OUT = 0
export const POSSIBLE = 1
export const CERTAIN = 2
export type RegionRelation = typeof OUT | typeof POSSIBLE | typeof CERTAIN

/** A region, made ready to decide where things lie to it. */
export interface RegionTest {
  /** A disc: somewhere within `radiusKm` of the centre lies the thing. */
  readonly relateDisc: (center: Position, radiusKm: number) => RegionRelation
  /** A line or an area: the thing is all of it. */
  readonly relateShape: (geometry: Geometry) => RegionRelation
}

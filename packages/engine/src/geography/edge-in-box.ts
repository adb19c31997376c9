import type { DiscBlock } from './disc-block.ts'
import type { LatitudeBands } from './latitude-bands.ts'
import type { Shape } from './shape.ts'
import { kmPerDegree, SHORTEST_DEGREE_KM } from './wgs84.ts'

/** Margins of what is so far away are exact to 0.1 %; this is on the safe side of it. */
const SAFETY = 1.005

/**
 * Whether some edge may come as near to a centre of the block as its largest radius: some edge meets the block's box, grown by that
 * radius. `shift` is the turn of the globe, in degrees, by which the block lies elsewhere in the frame of the edges.
 */
export function reachesEdge(shape: Shape, { meetsBox }: LatitudeBands, block: DiscBlock, shift: number): boolean {
  const up = (block.maxRadiusKm * SAFETY) / SHORTEST_DEGREE_KM
  const [south, north] = [block.south - up, block.north + up]
  const poleward = Math.max(Math.abs(south), Math.abs(north))
  const sideways = poleward >= 90 ? Number.POSITIVE_INFINITY : (block.maxRadiusKm * SAFETY) / kmPerDegree(poleward)[0]
  const [west, east] = [block.west + shift - sideways, block.east + shift + sideways]
  const [shapeWest, shapeSouth, shapeEast, shapeNorth] = shape.bounds
  if (west > shapeEast || east < shapeWest || south > shapeNorth || north < shapeSouth) return false
  return meetsBox([west, south, east, north])
}

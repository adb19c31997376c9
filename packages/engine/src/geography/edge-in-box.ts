import type { DiscBlock } from './disc-block.ts'
import type { LatitudeBands } from './latitude-bands.ts'
import type { FramePoint } from './shape.ts'
import { kmPerDegree } from './wgs84.ts'

/** Margins of what is so far away are exact to 0.1 %; this is on the safe side of it. */
const SAFETY = 1.005
/** A degree of latitude at the equator, where it is shortest, rounded down. */
const SHORTEST_DEGREE_KM = 110.5

/**
 * Whether some edge may come as near to a centre of the block as its largest radius: some edge meets the block's box, grown by that
 * radius. `shift` is the turn of the globe, in degrees, by which the block lies elsewhere in the frame of the edges.
 */
export function reachesEdge({ someEdge }: LatitudeBands, block: DiscBlock, shift: number): boolean {
  const up = (block.maxRadiusKm * SAFETY) / SHORTEST_DEGREE_KM
  const [south, north] = [block.south - up, block.north + up]
  const poleward = Math.max(Math.abs(south), Math.abs(north))
  const sideways = poleward >= 90 ? Number.POSITIVE_INFINITY : (block.maxRadiusKm * SAFETY) / kmPerDegree(poleward)[0]
  const [west, east] = [block.west + shift - sideways, block.east + shift + sideways]
  return someEdge(south, north, (a, b) => meetsBox(a, b, west, south, east, north))
}

/** By separating axes: those of the box, then the line of the edge, on one side of which all corners lie where they do not meet. */
function meetsBox(a: FramePoint, b: FramePoint, west: number, south: number, east: number, north: number): boolean {
  const [ax, ay] = a
  const [bx, by] = b
  if ((ax < west && bx < west) || (ax > east && bx > east)) return false
  if ((ay < south && by < south) || (ay > north && by > north)) return false
  if (east - west === Number.POSITIVE_INFINITY) return true
  const side = (x: number, y: number) => (bx - ax) * (y - ay) - (by - ay) * (x - ax)
  const corners = [side(west, south), side(east, south), side(east, north), side(west, north)]
  return !(corners.every((value) => value > 0) || corners.every((value) => value < 0))
}

import { type Bbox, bboxWidth, type Geometry, type Position, relativeLongitude } from '@nahrain/model'
import { areaTest } from './area.ts'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation, type RegionTest } from './relation.ts'
import { distanceKm, kmPerDegree } from './wgs84.ts'

/**
 * The region inside a box, all edges inclusive. A box as wide as the globe has no western and eastern edge, a box that
 * reaches a pole has no edge there.
 */
export function boxTest(bbox: Bbox): RegionTest {
  const [west, south, , north] = bbox
  const width = bboxWidth(bbox)
  const middle = west + width / 2
  const outline = areaTest(boxPolygon(bbox))
  const relateDisc = (center: Position, radiusKm: number): RegionRelation => {
    const x = relativeLongitude(center[0], middle)
    const nearestX = width >= 360 ? x : clamp(x, -width / 2, width / 2)
    const nearest: Position = [middle + nearestX, clamp(center[1], south, north)]
    const inside = nearestX === x && nearest[1] === center[1]
    if (inside) return radiusKm <= distanceToEdgeKm(bbox, width, x, center[1]) ? CERTAIN : POSSIBLE
    return radiusKm > 0 && distanceKm(center, nearest) <= radiusKm ? POSSIBLE : OUT
  }
  return { relateDisc, relateShape: outline.relateShape }
}

/** From a point inside, the distance to the nearest real edge in km. */
function distanceToEdgeKm([, south, , north]: Bbox, width: number, x: number, latitude: number): number {
  const [kmX, kmY] = kmPerDegree(latitude)
  return Math.min(
    width >= 360 ? Infinity : (width / 2 - Math.abs(x)) * kmX,
    south <= -90 ? Infinity : (latitude - south) * kmY,
    north >= 90 ? Infinity : (north - latitude) * kmY,
  )
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value))
}

/** The box as a ring; corners every 90° at most, so that its width can be followed around the globe. */
function boxPolygon(bbox: Bbox): Extract<Geometry, { type: 'Polygon' }> {
  const [west, south, , north] = bbox
  const width = bboxWidth(bbox)
  const steps = Math.max(1, Math.ceil(width / 90))
  const xs = Array.from({ length: steps + 1 }, (_, step) => west + (width * step) / steps)
  const ring: Position[] = [
    ...xs.map((x): Position => [x, south]),
    ...xs.reverse().map((x): Position => [x, north]),
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

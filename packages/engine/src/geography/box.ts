import { type Bbox, bboxWidth, type Geometry, type Position, relativeLongitude } from '@nahrain/model'
import { areaTest } from './area.ts'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation, type RegionTest } from './relation.ts'
import { shapeInFrame, verticesOf } from './shape.ts'
import { distanceKm, kmPerDegree } from './wgs84.ts'

/**
 * The region inside a box, all edges inclusive. A box as wide as the globe has no western and eastern edge, a box that
 * reaches a pole has no edge there.
 */
export function boxTest(bbox: Bbox): RegionTest {
  const [west, south, east, north] = bbox
  const width = bboxWidth(bbox)
  const isGlobeWide = width >= 360
  const relateDisc = (center: Position, radiusKm: number): RegionRelation => {
    // The same subtraction as in the box's width, so that a point on the eastern edge is on it to the last bit.
    const fromWest = degreesEast(center[0], west)
    const isBetween = isGlobeWide || fromWest <= width
    const longitude = isBetween ? center[0] : fromWest - width <= 360 - fromWest ? east : west
    const latitude = Math.min(north, Math.max(south, center[1]))
    if (isBetween && latitude === center[1]) {
      return radiusKm <= distanceToEdgeKm(bbox, isGlobeWide, fromWest, center[1]) ? CERTAIN : POSSIBLE
    }
    return radiusKm > 0 && distanceKm(center, [longitude, latitude]) <= radiusKm ? POSSIBLE : OUT
  }
  return {
    relateDisc,
    relateShape: isGlobeWide ? betweenLatitudes(south, north) : areaTest(boxPolygon(bbox)).relateShape,
  }
}

/** How far east of `west` a longitude is, in [0, 360). */
function degreesEast(longitude: number, west: number): number {
  const relative = relativeLongitude(longitude, west)
  return relative < 0 ? relative + 360 : relative
}

/** From a point inside, the distance to the nearest real edge in km. */
function distanceToEdgeKm(bbox: Bbox, isGlobeWide: boolean, fromWest: number, latitude: number): number {
  const [, south, , north] = bbox
  const [kmX, kmY] = kmPerDegree(latitude)
  return Math.min(
    isGlobeWide ? Number.POSITIVE_INFINITY : Math.min(fromWest, bboxWidth(bbox) - fromWest) * kmX,
    south <= -90 ? Number.POSITIVE_INFINITY : (latitude - south) * kmY,
    north >= 90 ? Number.POSITIVE_INFINITY : (north - latitude) * kmY,
  )
}

/** Edges are straight in longitude and latitude, so the latitudes of the vertices bound those of the whole. */
function betweenLatitudes(south: number, north: number): RegionTest['relateShape'] {
  return (geometry) => {
    const latitudes = verticesOf(shapeInFrame(geometry, 0)).map(([, latitude]) => latitude)
    const [lowest, highest] = [latitudes.reduce((a, b) => Math.min(a, b)), latitudes.reduce((a, b) => Math.max(a, b))]
    if (lowest >= south && highest <= north) return CERTAIN
    return highest >= south && lowest <= north ? POSSIBLE : OUT
  }
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

import { type Bbox, bboxWidth, type Geometry, type Position, relativeLongitude } from '@nahrain/model'
import { areaTest } from './area.ts'
import { ANY_MARGIN, type DiscBlock, type MarginBounds } from './disc-block.ts'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation, type RegionTest } from './relation.ts'
import { shapeInFrame, verticesOf } from './shape.ts'
import { distanceKm, kmPerDegree, SHORTEST_RADIUS_KM } from './wgs84.ts'

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
    marginBounds: (block) => marginBounds(bbox, isGlobeWide, block),
    relateShape: isGlobeWide ? betweenLatitudes(south, north) : areaTest(boxPolygon(bbox)).relateShape,
  }
}

/** By comparing boxes: how much room all of the block has inside, or how far all of it is apart. */
function marginBounds(bbox: Bbox, isGlobeWide: boolean, block: DiscBlock): MarginBounds {
  const [west, south, east, north] = bbox
  const fromWest = degreesEast(block.west, west)
  const toEast = bboxWidth(bbox) - (fromWest + block.east - block.west)
  if (block.south >= south && block.north <= north && (isGlobeWide || toEast >= 0)) {
    const room = roomKm(bbox, isGlobeWide ? Number.POSITIVE_INFINITY : Math.min(fromWest, toEast), block)
    return [room, Number.POSITIVE_INFINITY]
  }
  if (block.south > north || block.north < south) {
    return apart(Math.max(block.south - north, south - block.north) * SHORTEST_DEGREE_KM)
  }
  const isApart = !isGlobeWide && fromWest > bboxWidth(bbox) && fromWest + (block.east - block.west) < 360
  if (!isApart) return ANY_MARGIN
  return apart(acrossKm(Math.min(degreesEast(block.west, east), degreesEast(west, block.east)), block, bbox))
}

function apart(km: number): MarginBounds {
  return [Number.NEGATIVE_INFINITY, -km]
}

/** A degree of latitude at the equator, where it is shortest, rounded down. */
const SHORTEST_DEGREE_KM = 110.5

/** The least distance from the block's centres to the box's real edges, `degrees` from the nearer meridian: a lower bound in km. */
function roomKm([, south, , north]: Bbox, degrees: number, block: DiscBlock): number {
  const poleward = Math.max(Math.abs(block.south), Math.abs(block.north))
  return Math.min(
    degrees * kmPerDegree(poleward)[0],
    south <= -90 ? Number.POSITIVE_INFINITY : (block.south - south) * SHORTEST_DEGREE_KM,
    north >= 90 ? Number.POSITIVE_INFINITY : (north - block.north) * SHORTEST_DEGREE_KM,
  )
}

/** A lower bound of the distance across a gap in longitude: the haversine where both sides are nearest to a pole. */
function acrossKm(gapDegrees: number, block: DiscBlock, [, south, , north]: Bbox): number {
  const poleward = Math.max(...[block.south, block.north, south, north].map(Math.abs))
  const sine = Math.cos((poleward * Math.PI) / 180) * Math.sin((Math.min(gapDegrees, 180) * Math.PI) / 360)
  return 2 * SHORTEST_RADIUS_KM * Math.asin(sine)
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

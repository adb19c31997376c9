import { type Bbox, bboxWidth, type Geometry, type Position } from '@nahrain/model'
import { areaTest } from './area.ts'
import { boxPoints, degreesEast } from './box-points.ts'
import type { DiscBlock, MarginBounds } from './disc-block.ts'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation, type RegionTest } from './relation.ts'
import { shapeInFrame, verticesOf } from './shape.ts'
import { distanceKm, kmPerDegree, LONGEST_DEGREE_KM, SHORTEST_DEGREE_KM, SHORTEST_RADIUS_KM } from './wgs84.ts'

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
  // Only datasets with shapes ask for it, and a polygon takes time to prepare.
  let shapes: RegionTest['relateShape'] | undefined
  return {
    relateDisc,
    marginBounds: (block) => marginBounds(bbox, isGlobeWide, block),
    points: boxPoints(bbox),
    relateShape: (geometry) => {
      shapes ??= isGlobeWide ? betweenLatitudes(south, north) : areaTest(boxPolygon(bbox)).relateShape
      return shapes(geometry)
    },
  }
}

/** How a block lies to the box along one axis, in degrees; all lengths are 0 or more. */
interface AxisBounds {
  /** All of it is inside, and no nearer to an edge than this; undefined where some of it is outside. */
  readonly room: number | undefined
  /** What of it is inside is no further from the nearer edge than this. */
  readonly mostRoom: number
  /** All of it is outside, and no nearer than this; undefined where some of it is inside. */
  readonly gap: number | undefined
  /** What of it is outside is no further away than this. */
  readonly mostGap: number
}

/** By comparing boxes: the margins of a block's centres lie between those of its most inner and most outer points. */
function marginBounds(bbox: Bbox, isGlobeWide: boolean, block: DiscBlock): MarginBounds {
  const across = isGlobeWide ? UNBOUNDED : longitudeBounds(bbox, block)
  const along = latitudeBounds(bbox, block)
  const [nearestEquator, poleward] = latitudesBetween(bbox, block)
  const [longestKmX] = kmPerDegree(nearestEquator)
  const low =
    across.room !== undefined && along.room !== undefined
      ? Math.min(scale(across.room, kmPerDegree(poleward)[0]), along.room * SHORTEST_DEGREE_KM)
      : -Math.hypot(across.mostGap * longestKmX, along.mostGap * LONGEST_DEGREE_KM) - HAIR_KM
  const high =
    across.gap !== undefined || along.gap !== undefined
      ? -Math.max(acrossKm(across.gap ?? 0, poleward), (along.gap ?? 0) * SHORTEST_DEGREE_KM)
      : Math.min(scale(across.mostRoom, longestKmX), along.mostRoom * LONGEST_DEGREE_KM) + HAIR_KM
  return [low, high]
}

/** On the safe side of rounding. */
const HAIR_KM = 1e-6
const UNBOUNDED: AxisBounds = {
  room: Number.POSITIVE_INFINITY,
  mostRoom: Number.POSITIVE_INFINITY,
  gap: undefined,
  mostGap: 0,
}

/** Degrees in km; an edge that is not there stays infinitely far, also at a pole. */
function scale(degrees: number, kmX: number): number {
  return degrees === Number.POSITIVE_INFINITY ? degrees : degrees * kmX
}

function longitudeBounds(bbox: Bbox, block: DiscBlock): AxisBounds {
  const width = bboxWidth(bbox)
  const start = degreesEast(block.west, bbox[0])
  const end = start + block.east - block.west
  // The box lies at 0 to `width`, and again one turn further.
  if (end <= width)
    return { room: Math.min(start, width - end), mostRoom: Math.min(end, width - start), gap: undefined, mostGap: 0 }
  if (start <= width) return { room: undefined, mostRoom: width - start, gap: undefined, mostGap: end - width }
  if (end < 360)
    return {
      room: undefined,
      mostRoom: 0,
      gap: Math.min(start - width, 360 - end),
      mostGap: Math.min(end - width, 360 - start),
    }
  return {
    room: undefined,
    mostRoom: Math.min(width, end - 360),
    gap: undefined,
    mostGap: Math.max(360 - start, end - 360 - width),
  }
}

function latitudeBounds([, south, , north]: Bbox, block: DiscBlock): AxisBounds {
  const below = Math.max(0, south - block.south)
  const above = Math.max(0, block.north - north)
  // A box that reaches a pole has no edge there.
  const toSouth = (latitude: number) => (south <= -90 ? Number.POSITIVE_INFINITY : latitude - south)
  const toNorth = (latitude: number) => (north >= 90 ? Number.POSITIVE_INFINITY : north - latitude)
  const isApart = block.south > north || block.north < south
  return {
    room: below === 0 && above === 0 ? Math.min(toSouth(block.south), toNorth(block.north)) : undefined,
    mostRoom: Math.min(toSouth(block.north), toNorth(block.south)),
    gap: isApart ? Math.max(block.south - north, south - block.north) : undefined,
    mostGap: Math.max(below, above),
  }
}

/** Of the block and of the nearest latitudes of the box: the one nearest to the equator, and the largest without its sign. */
function latitudesBetween([, south, , north]: Bbox, block: DiscBlock): readonly [nearest: number, poleward: number] {
  const clamp = (latitude: number) => Math.min(north, Math.max(south, latitude))
  const lowest = Math.min(block.south, clamp(block.south))
  const highest = Math.max(block.north, clamp(block.north))
  const nearest = lowest <= 0 && highest >= 0 ? 0 : Math.min(Math.abs(lowest), Math.abs(highest))
  return [nearest, Math.max(Math.abs(lowest), Math.abs(highest))]
}

/** A lower bound of the distance across a gap in longitude: the haversine where both sides are nearest to a pole. */
function acrossKm(gapDegrees: number, poleward: number): number {
  const sine = Math.cos((poleward * Math.PI) / 180) * Math.sin((Math.min(gapDegrees, 180) * Math.PI) / 360)
  return 2 * SHORTEST_RADIUS_KM * Math.asin(sine)
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

import { type Geometry, type Position, relativeLongitude } from '@nahrain/model'
import { boundsAround, centerOf } from './disc-block.ts'
import { indexEdges } from './edge-index.ts'
import { bandShape } from './latitude-bands.ts'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation, type RegionTest, relateParts } from './relation.ts'
import { edgesOf, type FrameLine, type FramePoint, meetEdges, type Shape, shapeInFrame, verticesOf } from './shape.ts'
import { densify, distanceKm, SHORTEST_RADIUS_KM } from './wgs84.ts'

/** Lines are cut into pieces of this length before distances to them are taken: see `nearestFraction`. */
const STEP_KM = 10
const RADIANS = Math.PI / 180
/** The same place one turn of the globe away: a shape may lie across its frame's seam. */
const TURNS = [0, -360, 360] as const

/**
 * The region of everything within a distance of a geometry, the distance itself inclusive; inside an area it is 0.
 *
 * Distances are geodesic to the nearest point of the geometry as drawn (straight in longitude and latitude), within 0.1 %.
 * A line or an area counts as certain only where all of its outline provably lies within the distance.
 */
export function distanceTest(base: Geometry, reachKm: number): RegionTest {
  const origin = firstPosition(base)[0]
  const shape = densifyShape(shapeInFrame(base, origin))
  const distanceTo = distanceToShape(shape)
  return {
    relateDisc: (center, radiusKm) => {
      const distance = distanceTo(pointInFrame(center, origin))
      if (distance + radiusKm <= reachKm) return CERTAIN
      return distance - radiusKm <= reachKm ? POSSIBLE : OUT
    },
    marginBounds: (block) => boundsAround(reachKm - distanceTo(pointInFrame(centerOf(block), origin)), block),
    relateShape: (geometry) =>
      relateParts(geometry, (part) => {
        const other = shapeInFrame(part, origin)
        return gapKm(shape, other) > reachKm ? OUT : relateShape(densifyShape(other), shape, distanceTo, reachKm)
      }),
  }
}

/** Geodesic distance in km from positions to a geometry, within 0.1 %; 0 inside an area. */
export function distanceTo(base: Geometry): (position: Position) => number {
  const origin = firstPosition(base)[0]
  const measure = distanceToShape(densifyShape(shapeInFrame(base, origin)))
  return (position) => measure(pointInFrame(position, origin))
}

export function pointInFrame([longitude, latitude]: Position, origin: number): FramePoint {
  return [relativeLongitude(longitude, origin), latitude]
}

export function firstPosition(geometry: Geometry): Position {
  const find = (value: unknown): Position =>
    Array.isArray(value) && typeof value[0] !== 'number' ? find(value[0]) : (value as Position)
  return find(geometry.coordinates)
}

export function densifyShape(shape: Shape): Shape {
  const cut = (line: FrameLine) => densify(line, STEP_KM)
  return { ...shape, rings: shape.rings.map(cut), lines: shape.lines.map(cut) }
}

function distanceToShape(shape: Shape): (position: FramePoint) => number {
  const nearestEdge = indexEdges([...edgesOf(shape)])
  const { isInside } = bandShape(shape)
  return (position) => {
    if (TURNS.some((turn) => isInside([position[0] + turn, position[1]]))) return 0
    const toPoints = shape.points.map((point) => distanceKm(position, point))
    return Math.min(nearestEdge(position).distanceKm, ...toPoints)
  }
}

/**
 * A distance that two shapes are at least apart, from their bounds alone; 0 where those overlap or tell nothing.
 * Along a meridian it is the gap in latitude; across, the haversine of the gap in longitude where both are nearest to a pole.
 */
function gapKm(one: Shape, other: Shape): number {
  const [west, south, east, north] = one.bounds
  const [otherWest, otherSouth, otherEast, otherNorth] = other.bounds
  const latitudeGap = Math.max(0, otherSouth - north, south - otherNorth)
  const direct = Math.max(0, otherWest - east, west - otherEast)
  const aroundTheGlobe = Math.max(0, 360 - (Math.max(east, otherEast) - Math.min(west, otherWest)))
  const poleward = Math.max(...[south, north, otherSouth, otherNorth].map(Math.abs))
  const sine = Math.cos(poleward * RADIANS) * Math.sin((Math.min(direct, aroundTheGlobe) * RADIANS) / 2)
  return SHORTEST_RADIUS_KM * Math.max(latitudeGap * RADIANS, 2 * Math.asin(sine))
}

function relateShape(
  shape: Shape,
  base: Shape,
  distanceTo: (position: FramePoint) => number,
  reachKm: number,
): RegionRelation {
  // Between two samples of an outline the distance changes by at most half of the step (the triangle inequality).
  const slack = shape.points.length > 0 ? 0 : STEP_KM / 2
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (const vertex of verticesOf(shape)) {
    const distance = distanceTo(vertex)
    least = Math.min(least, distance)
    most = Math.max(most, distance)
    if (least <= reachKm && most + slack > reachKm) return POSSIBLE
  }
  if (most + slack <= reachKm) return CERTAIN
  const nearOutline = least <= reachKm + slack && touches(shape, base, reachKm)
  return nearOutline || holds(shape, base) ? POSSIBLE : OUT
}

/** A base that no outline comes near lies as a whole inside or outside: any vertex of each of its parts tells. */
function holds(shape: Shape, base: Shape): boolean {
  const starts = [...base.rings, ...base.lines].flatMap(([start]) => (start === undefined ? [] : [start]))
  return [...starts, ...base.points].some(bandShape(shape).isInside)
}

/** What the vertices of a shape alone do not show: the base crosses its outline, or comes near the middle of an edge. */
function touches(shape: Shape, base: Shape, reachKm: number): boolean {
  const nearestEdge = indexEdges([...edgesOf(shape)])
  if (verticesOf(base).some((vertex) => nearestEdge(vertex).distanceKm <= reachKm)) return true
  const { someEdge } = bandShape(shape)
  return [...edgesOf(base)].some(([a, b]) =>
    someEdge(Math.min(a[1], b[1]), Math.max(a[1], b[1]), (c, d) => meetEdges(a, b, c, d) !== 'apart'),
  )
}

import { type Geometry, type Position, relativeLongitude } from '@nahrain/model'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation, type RegionTest } from './relation.ts'
import {
  edgesOf,
  type FramePoint,
  isInside,
  isInsideShape,
  meetEdges,
  type Shape,
  shapeInFrame,
  verticesOf,
} from './shape.ts'
import { distanceKm, interpolate, nearestFraction } from './wgs84.ts'

/** The region inside a polygon. Edges are straight in longitude and latitude; a point on an edge is inside. */
export function areaTest(geometry: Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>): RegionTest {
  const origin = originOf(geometry)
  const area = shapeInFrame(geometry, origin)
  const edges = [...edgesOf(area)]
  return {
    relateDisc: (center, radiusKm) => relateDisc(area, edges, toFrame(center, origin), radiusKm),
    relateShape: (shape) => relateShape(area, edges, shapeInFrame(shape, origin)),
  }
}

type Edge = readonly [FramePoint, FramePoint]

function originOf(geometry: Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>): number {
  const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]?.[0]
  return ring?.[0]?.[0] ?? 0
}

function toFrame([longitude, latitude]: Position, origin: number): FramePoint {
  return [relativeLongitude(longitude, origin), latitude]
}

function relateDisc(area: Shape, edges: readonly Edge[], center: FramePoint, radiusKm: number): RegionRelation {
  const inside = isInsideShape(area, center)
  if (radiusKm === 0) return inside ? CERTAIN : OUT
  const toBoundary = edges.reduce((nearest, [a, b]) => {
    const foot = interpolate(a, b, nearestFraction(center, a, b))
    return Math.min(nearest, distanceKm(center, foot))
  }, Infinity)
  if (inside) return toBoundary >= radiusKm ? CERTAIN : POSSIBLE
  return toBoundary <= radiusKm ? POSSIBLE : OUT
}

function relateShape(area: Shape, edges: readonly Edge[], shape: Shape): RegionRelation {
  const relations = [-360, 0, 360].map((turn) => relateInFrame(area, edges, shiftShape(shape, turn)))
  return Math.max(...relations) as RegionRelation
}

function shiftShape(shape: Shape, turn: number): Shape {
  if (turn === 0) return shape
  const shift = (line: readonly FramePoint[]) => line.map(([x, y]): FramePoint => [x + turn, y])
  const [west, south, east, north] = shape.bounds
  return {
    rings: shape.rings.map(shift),
    lines: shape.lines.map(shift),
    points: shift(shape.points),
    bounds: [west + turn, south, east + turn, north],
  }
}

function relateInFrame(area: Shape, edges: readonly Edge[], shape: Shape): RegionRelation {
  if (boundsApart(area, shape)) return OUT
  const inside = verticesOf(shape).map((vertex) => isInside(area.rings, vertex))
  const crossing = anyCross(edges, [...edgesOf(shape)])
  const swallows = verticesOf(area).some((vertex) => isInside(shape.rings, vertex))
  if (inside.every(Boolean) && !crossing && !hasHoleIn(area, shape)) return CERTAIN
  return inside.some(Boolean) || crossing || swallows ? POSSIBLE : OUT
}

/** A vertex of the area strictly inside the shape is the corner of a hole or of a gap between the area's parts. */
function hasHoleIn(area: Shape, shape: Shape): boolean {
  if (shape.rings.length === 0) return false
  const boundary = [...edgesOf(shape)]
  return verticesOf(area).some(
    (vertex) =>
      isInside(shape.rings, vertex) && boundary.every(([a, b]) => meetEdges(a, b, vertex, vertex) === 'apart'),
  )
}

function anyCross(one: readonly Edge[], other: readonly Edge[]): boolean {
  return one.some(([a, b]) => other.some(([c, d]) => meetEdges(a, b, c, d) === 'cross'))
}

export function boundsApart(a: Shape, b: Shape): boolean {
  const [west, south, east, north] = a.bounds
  const [otherWest, otherSouth, otherEast, otherNorth] = b.bounds
  return otherWest > east || otherEast < west || otherSouth > north || otherNorth < south
}

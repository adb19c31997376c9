import { type Geometry, type Position, relativeLongitude } from '@nahrain/model'
import { bandShape, type LatitudeBands } from './latitude-bands.ts'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation, type RegionTest, relateParts } from './relation.ts'
import { type Edge, edgesOf, type FramePoint, meetEdges, type Shape, shapeInFrame, verticesOf } from './shape.ts'
import { distanceKm, interpolate, nearestFraction } from './wgs84.ts'

/** The region inside a polygon. Edges are straight in longitude and latitude; a point on an edge is inside. */
export function areaTest(geometry: Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>): RegionTest {
  const origin = originOf(geometry)
  const shape = shapeInFrame(geometry, origin)
  const area: Area = { shape, edges: [...edgesOf(shape)], bands: bandShape(shape) }
  return {
    relateDisc: (center, radiusKm) => relateDisc(area, toFrame(center, origin), radiusKm),
    relateShape: (other) => relateParts(other, (part) => relatePart(area, shapeInFrame(part, origin))),
  }
}

interface Area {
  readonly shape: Shape
  readonly edges: readonly Edge[]
  readonly bands: LatitudeBands
}

/** The same place one turn of the globe away: a polygon may lie across the frame's seam. */
const TURNS = [-360, 0, 360] as const

function originOf(geometry: Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>): number {
  const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]?.[0]
  return ring?.[0]?.[0] ?? 0
}

function toFrame([longitude, latitude]: Position, origin: number): FramePoint {
  return [relativeLongitude(longitude, origin), latitude]
}

function relateDisc({ edges, bands }: Area, center: FramePoint, radiusKm: number): RegionRelation {
  const inside = TURNS.some((turn) => bands.isInside([center[0] + turn, center[1]]))
  if (radiusKm === 0) return inside ? CERTAIN : OUT
  const toBoundary = edges.reduce((nearest, [a, b]) => {
    const foot = interpolate(a, b, nearestFraction(center, a, b))
    return Math.min(nearest, distanceKm(center, foot))
  }, Number.POSITIVE_INFINITY)
  if (inside) return toBoundary >= radiusKm ? CERTAIN : POSSIBLE
  return toBoundary <= radiusKm ? POSSIBLE : OUT
}

function relatePart(area: Area, shape: Shape): RegionRelation {
  return Math.max(...TURNS.map((turn) => relateInFrame(area, shiftShape(shape, turn)))) as RegionRelation
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

function relateInFrame({ shape: area, bands }: Area, shape: Shape): RegionRelation {
  if (boundsApart(area, shape)) return OUT
  const inside = verticesOf(shape).map(bands.isInside)
  const crossing = [...edgesOf(shape)].some(([a, b]) =>
    bands.someEdge(Math.min(a[1], b[1]), Math.max(a[1], b[1]), (c, d) => meetEdges(a, b, c, d) === 'cross'),
  )
  const own = bandShape(shape)
  if (inside.every(Boolean) && !crossing && !hasHoleIn(area, own)) return CERTAIN
  return inside.some(Boolean) || crossing || verticesOf(area).some(own.isInside) ? POSSIBLE : OUT
}

/** A vertex of the area strictly inside the shape is the corner of a hole or of a gap between the area's parts. */
function hasHoleIn(area: Shape, shape: LatitudeBands): boolean {
  return verticesOf(area).some(
    (vertex) =>
      shape.isInside(vertex) &&
      !shape.someEdge(vertex[1], vertex[1], (a, b) => meetEdges(a, b, vertex, vertex) !== 'apart'),
  )
}

function boundsApart(a: Shape, b: Shape): boolean {
  const [west, south, east, north] = a.bounds
  const [otherWest, otherSouth, otherEast, otherNorth] = b.bounds
  return otherWest > east || otherEast < west || otherSouth > north || otherNorth < south
}

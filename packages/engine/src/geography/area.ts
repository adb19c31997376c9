import type { Geometry } from '@nahrain/model'
import { areaPoints } from './area-points.ts'
import { ANY_MARGIN, boundsAround, centerOf } from './disc-block.ts'
import { densifyShape, firstPosition, pointInFrame } from './distance.ts'
import { reachesEdge } from './edge-in-box.ts'
import { indexEdges } from './edge-index.ts'
import { bandShape, type LatitudeBands } from './latitude-bands.ts'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation, type RegionTest, relateParts } from './relation.ts'
import { edgesOf, type FramePoint, meetEdges, type Shape, shapeInFrame, verticesOf } from './shape.ts'

/** The region inside a polygon. Edges are straight in longitude and latitude; a point on an edge is inside. */
export function areaTest(geometry: Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>): RegionTest {
  const origin = firstPosition(geometry)[0]
  const shape = shapeInFrame(geometry, origin)
  const bands = bandShape(shape)
  // Exact points never ask how far the boundary is.
  let nearestEdge: ReturnType<typeof indexEdges> | undefined
  const boundaryKm = (point: FramePoint) => {
    nearestEdge ??= indexEdges([...edgesOf(densifyShape(shape))])
    return nearestEdge(point).distanceKm
  }
  const [west, , east] = shape.bounds
  const isInside = ([x, latitude]: FramePoint) =>
    TURNS.some((turn) => x + turn >= west && x + turn <= east && bands.isInside([x + turn, latitude]))
  return {
    relateDisc: (center, radiusKm) => {
      const point = pointInFrame(center, origin)
      const inside = isInside(point)
      if (radiusKm === 0) return inside ? CERTAIN : OUT
      const toBoundary = boundaryKm(point)
      if (inside) return toBoundary >= radiusKm ? CERTAIN : POSSIBLE
      return toBoundary <= radiusKm ? POSSIBLE : OUT
    },
    points: areaPoints(shape, bands, origin),
    marginBounds: (block) => {
      const center = centerOf(block)
      const point = pointInFrame(center, origin)
      const shift = point[0] - center[0]
      const { maxRadiusKm } = block
      if (!TURNS.some((turn) => reachesEdge(shape, bands, block, shift + turn))) {
        return isInside(point) ? [maxRadiusKm, Infinity] : [-Infinity, -maxRadiusKm - HAIR_KM]
      }
      // Points are as quick to ask as the way to the boundary.
      if (maxRadiusKm === 0) return ANY_MARGIN
      const toBoundary = boundaryKm(point)
      return boundsAround(isInside(point) ? toBoundary : -toBoundary, block)
    },
    relateShape: (other) => relateParts(other, (part) => relatePart({ shape, bands }, shapeInFrame(part, origin))),
  }
}

/** Outside by more than any disc reaches. */
const HAIR_KM = 1e-9

interface Area {
  readonly shape: Shape
  readonly bands: LatitudeBands
}

/** The same place one turn of the globe away: a polygon may lie across the frame's seam. */
const TURNS = [-360, 0, 360] as const

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

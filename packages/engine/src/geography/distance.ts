import { type Geometry, type Position, relativeLongitude } from '@nahrain/model'
import { CERTAIN, OUT, POSSIBLE, type RegionRelation, type RegionTest } from './relation.ts'
import {
  edgesOf,
  type FrameLine,
  type FramePoint,
  isInside,
  isInsideShape,
  meetEdges,
  type Shape,
  shapeInFrame,
} from './shape.ts'
import { densify, distanceKm, interpolate, nearestFraction } from './wgs84.ts'

/** Lines are cut into pieces of this length before distances to them are taken: see `nearestFraction`. */
const STEP_KM = 10

/** The nearest point of a base to a position: how far, and where along the base (its index counts densified edges). */
interface Nearest {
  readonly distanceKm: number
  readonly edge: number
  readonly fraction: number
}

/**
 * The region of everything within a distance of a geometry, the distance itself inclusive; inside an area it is 0.
 *
 * Distances are geodesic to the nearest point of the geometry as drawn (straight in longitude and latitude), within 0.1 %.
 * A line or an area counts as certain only where all of its outline provably lies within the distance.
 */
export function distanceTest(base: Geometry, reachKm: number): RegionTest {
  const origin = firstPosition(base)[0]
  const shape = densifyShape(shapeInFrame(base, origin))
  const edges = [...edgesOf(shape)]
  const distanceTo = (position: FramePoint) => nearestKm(shape, edges, position)
  return {
    relateDisc: (center, radiusKm) => {
      const distance = distanceTo(frameOf(center, origin))
      if (distance + radiusKm <= reachKm) return CERTAIN
      return distance - radiusKm <= reachKm ? POSSIBLE : OUT
    },
    relateShape: (geometry) => relateShape(shapeInFrame(geometry, origin), shape, edges, distanceTo, reachKm),
  }
}

function frameOf(position: Position, origin: number): FramePoint {
  return shapeInFrame({ type: 'Point', coordinates: position }, origin).points[0] as FramePoint
}

function firstPosition(geometry: Geometry): Position {
  const find = (value: unknown): Position =>
    Array.isArray(value) && typeof value[0] !== 'number' ? find(value[0]) : (value as Position)
  return find(geometry.coordinates)
}

function densifyShape(shape: Shape): Shape {
  const cut = (line: FrameLine) => densify(line, STEP_KM)
  return { ...shape, rings: shape.rings.map(cut), lines: shape.lines.map(cut) }
}

function nearestKm(shape: Shape, edges: readonly (readonly [FramePoint, FramePoint])[], position: FramePoint): number {
  if (isInsideShape(shape, position)) return 0
  const toPoints = shape.points.reduce((least, point) => Math.min(least, distanceKm(position, point)), Infinity)
  return Math.min(toPoints, nearestOnEdges(edges, position).distanceKm)
}

/**
 * Compares edges by a cheap lower bound before measuring: a foot further away in latitude alone cannot be nearer.
 */
function nearestOnEdges(edges: readonly (readonly [FramePoint, FramePoint])[], position: FramePoint): Nearest {
  let best: Nearest = { distanceKm: Infinity, edge: -1, fraction: 0 }
  edges.forEach(([a, b], edge) => {
    const fraction = nearestFraction(position, a, b)
    const foot = interpolate(a, b, fraction)
    if (Math.abs(foot[1] - position[1]) * 110.5 > best.distanceKm) return
    const distance = distanceKm(position, foot)
    if (distance < best.distanceKm) best = { distanceKm: distance, edge, fraction }
  })
  return best
}

function relateShape(
  shape: Shape,
  base: Shape,
  baseEdges: readonly (readonly [FramePoint, FramePoint])[],
  distanceTo: (position: FramePoint) => number,
  reachKm: number,
): RegionRelation {
  const fine = densifyShape(shape)
  const outline = [...fine.rings.flat(), ...fine.lines.flat()]
  const distances = [...outline, ...fine.points].map(distanceTo)
  // Between two samples the distance grows by at most half of the step (the triangle inequality).
  const slack = outline.length > 0 ? STEP_KM / 2 : 0
  if (distances.every((distance) => distance + slack <= reachKm)) return CERTAIN
  if (distances.some((distance) => distance <= reachKm)) return POSSIBLE
  const baseVertices = [...base.rings.flat(), ...base.lines.flat(), ...base.points]
  const reaches = () => {
    const edges = [...edgesOf(fine)]
    return baseVertices.some((vertex) => nearestOnEdges(edges, vertex).distanceKm <= reachKm)
  }
  const crosses = () =>
    baseEdges.some(([a, b]) => [...edgesOf(fine)].some(([c, d]) => meetEdges(a, b, c, d) !== 'apart'))
  const holdsBase = () => baseVertices.some((vertex) => isInside(fine.rings, vertex))
  return holdsBase() || reaches() || crosses() ? POSSIBLE : OUT
}

/** A route with positions along it, in km from its first vertex. */
export interface Route {
  readonly lengthKm: number
  /** Of the nearest point of the route: how far it is away, and its position along the route; both in km. */
  readonly locate: (position: Position) => { readonly distanceKm: number; readonly alongKm: number }
  /** The part between two positions in km, both inclusive. */
  readonly section: (fromKm: number, toKm: number) => readonly Position[]
}

/** Measures a line as one route; of several lines, one after the other without the gaps between them. */
export function measureRoute(geometry: Extract<Geometry, { type: 'LineString' | 'MultiLineString' }>): Route {
  const origin = firstPosition(geometry)[0]
  const edges = [...edgesOf(densifyShape(shapeInFrame(geometry, origin)))].filter(([a, b]) => distanceKm(a, b) > 0)
  const starts = new Float64Array(edges.length + 1)
  edges.forEach(([a, b], edge) => {
    starts[edge + 1] = (starts[edge] as number) + distanceKm(a, b)
  })
  const lengthKm = starts[edges.length] as number
  return {
    lengthKm,
    locate: (position) => {
      const { distanceKm: distance, edge, fraction } = nearestOnEdges(edges, frameOf(position, origin))
      const [start, end] = [starts[edge] as number, starts[edge + 1] as number]
      return { distanceKm: distance, alongKm: start + (end - start) * fraction }
    },
    section: (fromKm, toKm) =>
      edges.flatMap(([a, b], edge) => {
        const [start, end] = [starts[edge] as number, starts[edge + 1] as number]
        if (end < fromKm || start > toKm) return []
        const at = (km: number) => interpolate(a, b, Math.min(1, Math.max(0, (km - start) / (end - start))))
        return [at(fromKm), at(toKm)].map(([x, y]): Position => [relativeLongitude(x + origin, 0), y])
      }),
  }
}

import { type Geometry, type Position, relativeLongitude } from '@nahrain/model'

/** A position relative to a frame: degrees east of the frame's origin (may leave [-180, 180]), latitude in degrees. */
export type FramePoint = readonly [x: number, latitude: number]
export type FrameLine = readonly FramePoint[]
export type Edge = readonly [FramePoint, FramePoint]

/**
 * A geometry taken apart in a frame, with no jump at the antimeridian inside any part.
 * `rings` bound areas by the even-odd rule (outer rings and holes alike); `lines` and `points` have no area.
 */
export interface Shape {
  readonly rings: readonly FrameLine[]
  readonly lines: readonly FrameLine[]
  readonly points: readonly FramePoint[]
  readonly bounds: readonly [west: number, south: number, east: number, north: number]
}

/** The simple geometries of a collection; anything else is its own only part. */
export function partsOf(geometry: Geometry): Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }))
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }))
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
    case 'Point':
    case 'LineString':
    case 'Polygon':
      return [geometry]
  }
}

/** Takes a geometry apart around the longitude `origin`, so that everything within 180° of it is one piece. */
export function shapeInFrame(geometry: Geometry, origin: number): Shape {
  const unwrap = (line: readonly Position[]) => unwrapLine(line, origin)
  switch (geometry.type) {
    case 'Point':
      return makeShape({ points: unwrap([geometry.coordinates]) })
    case 'MultiPoint':
      return makeShape({ points: geometry.coordinates.flatMap((position) => unwrap([position])) })
    case 'LineString':
      return makeShape({ lines: [unwrap(geometry.coordinates)] })
    case 'MultiLineString':
      return makeShape({ lines: geometry.coordinates.map(unwrap) })
    case 'Polygon':
      return makeShape({ rings: unwrapPolygon(geometry.coordinates, origin) })
    case 'MultiPolygon':
      return makeShape({ rings: geometry.coordinates.flatMap((rings) => unwrapPolygon(rings, origin)) })
  }
}

function makeShape(parts: Partial<Pick<Shape, 'rings' | 'lines' | 'points'>>): Shape {
  const { rings = [], lines = [], points = [] } = parts
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const line of [...rings, ...lines, points]) {
    for (const [x, y] of line) {
      west = Math.min(west, x)
      south = Math.min(south, y)
      east = Math.max(east, x)
      north = Math.max(north, y)
    }
  }
  return { rings, lines, points, bounds: [west, south, east, north] }
}

/** The first position lies within 180° of the origin, every next one within 180° of the one before. */
function unwrapLine(line: readonly Position[], origin: number): FramePoint[] {
  let [before, x] = [origin, 0]
  return line.map(([longitude, latitude]) => {
    x += relativeLongitude(longitude, before)
    before = longitude
    return [x, latitude]
  })
}

/** Holes follow their outer ring, so that both lie in the same turn of the globe. */
function unwrapPolygon(rings: readonly (readonly Position[])[], origin: number): FramePoint[][] {
  const [outer = []] = rings
  const start = outer[0]
  if (start === undefined) return []
  const shift = relativeLongitude(start[0], origin)
  return rings.map((ring) => unwrapLine(ring, start[0]).map(([x, latitude]) => [x + shift, latitude]))
}

/** The edges of everything in a shape that has edges. */
export function* edgesOf(shape: Pick<Shape, 'rings' | 'lines'>): Generator<Edge> {
  for (const line of [...shape.rings, ...shape.lines]) {
    for (let index = 1; index < line.length; index++) {
      yield [line[index - 1] as FramePoint, line[index] as FramePoint]
    }
  }
}

export function verticesOf(shape: Shape): FramePoint[] {
  return [...shape.rings.flat(), ...shape.lines.flat(), ...shape.points]
}

function isBetween(value: number, a: number, b: number): boolean {
  return value >= Math.min(a, b) && value <= Math.max(a, b)
}

/** True where two edges share a point; a touch counts as `touch`, a crossing from one side to the other as `cross`. */
export function meetEdges(a: FramePoint, b: FramePoint, c: FramePoint, d: FramePoint): 'apart' | 'touch' | 'cross' {
  const [c1, d1] = [turnOf(a, b, c), turnOf(a, b, d)]
  const [a2, b2] = [turnOf(c, d, a), turnOf(c, d, b)]
  if (c1 * d1 < 0 && a2 * b2 < 0) return 'cross'
  const touches =
    (c1 === 0 && isOnEdge(c, a, b)) ||
    (d1 === 0 && isOnEdge(d, a, b)) ||
    (a2 === 0 && isOnEdge(a, c, d)) ||
    (b2 === 0 && isOnEdge(b, c, d))
  return touches ? 'touch' : 'apart'
}

function turnOf(a: FramePoint, b: FramePoint, c: FramePoint): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

function isOnEdge(point: FramePoint, a: FramePoint, b: FramePoint): boolean {
  return isBetween(point[0], a[0], b[0]) && isBetween(point[1], a[1], b[1])
}

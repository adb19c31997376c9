import type { Geometry, SimpleGeometry } from './documents.ts'

type Position = readonly number[]
/** West, south, east, north in degrees; west may be greater than east: then it crosses the antimeridian. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Servers may round what they answer, so a box is taken this much larger, in degrees. */
const SLACK = 1e-4

/** Every line of positions of a geometry: a point is one of one position. */
function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(linesOf)
  const simple: SimpleGeometry = geometry
  switch (simple.type) {
    case 'Point':
      return [[simple.coordinates]]
    case 'MultiPoint':
      return simple.coordinates.map((position) => [position])
    case 'LineString':
      return [simple.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return simple.coordinates
    case 'MultiPolygon':
      return simple.coordinates.flat()
  }
}

export function positionsOf(geometry: Geometry): Position[] {
  return linesOf(geometry).flat()
}

/** Whether a geometry in degrees meets a box. A box that crosses the antimeridian is two. */
export function meets(geometry: Geometry, box: Box): boolean {
  const [west, south, east, north] = box
  if (west > east) return meets(geometry, [west, south, 180, north]) || meets(geometry, [-180, south, east, north])
  const wide: Box = [west - SLACK, south - SLACK, east + SLACK, north + SLACK]
  const lines = linesOf(geometry)
  if (lines.some((line) => lineMeets(line, wide))) return true
  // Nothing of the outline in the box: then all of the box is inside, or none of it.
  return geometry.type.endsWith('Polygon') && isInside(lines, [(west + east) / 2, (south + north) / 2])
}

function lineMeets(line: readonly Position[], box: Box): boolean {
  return line.some((position, index) => segmentMeets(line[Math.max(0, index - 1)] ?? position, position, box))
}

/** Cyrus–Beck with the four sides of the box: what is left of the segment between its entry and its exit. */
function segmentMeets(from: Position, to: Position, [west, south, east, north]: Box): boolean {
  let entry = 0
  let exit = 1
  for (const [axis, low, high] of [
    [0, west, east],
    [1, south, north],
  ] as const) {
    const start = from[axis] ?? Number.NaN
    const step = (to[axis] ?? Number.NaN) - start
    if (step === 0) {
      if (start < low || start > high) return false
      continue
    }
    const [first, second] = [(low - start) / step, (high - start) / step]
    entry = Math.max(entry, Math.min(first, second))
    exit = Math.min(exit, Math.max(first, second))
  }
  return entry <= exit
}

/** Even and odd crossings over all rings: holes count themselves out. */
function isInside(rings: readonly (readonly Position[])[], [x, y]: readonly [number, number]): boolean {
  let inside = false
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const [x1 = 0, y1 = 0] = ring[index - 1] ?? []
      const [x2 = 0, y2 = 0] = ring[index] ?? []
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
    }
  }
  return inside
}

/** A box of a part of the width and height around the middle of another. */
export function middleOf([west, south, east, north]: Box, part: number): Box {
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  const [halfWidth, halfHeight] = [((east - west) * part) / 2, ((north - south) * part) / 2]
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight]
}

/** Around the first position of a geometry. */
export function boxAround(geometry: Geometry, halfSide: number): Box {
  const [x = 0, y = 0] = positionsOf(geometry)[0] ?? []
  return [x - halfSide, y - halfSide, x + halfSide, y + halfSide]
}

import { Cql2Error, type Position } from './errors.ts'
import type { InDegrees } from './read-options.ts'

/** Longitude, latitude in degrees, and a height in metres if there is one. */
export type Coordinates = readonly [longitude: number, latitude: number, height?: number]

export type SimpleGeometry =
  | { readonly type: 'Point'; readonly coordinates: Coordinates }
  | { readonly type: 'LineString'; readonly coordinates: readonly Coordinates[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Coordinates[])[] }
  | { readonly type: 'MultiPoint'; readonly coordinates: readonly Coordinates[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Coordinates[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Coordinates[])[])[] }

/** GeoJSON (RFC 7946); a collection holds no collections (OGC 21-065r2, annex B). */
export type Geometry =
  | SimpleGeometry
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly SimpleGeometry[] }

/** West, south, east, north in degrees; with heights in metres: west, south, lowest, east, north, highest. */
export type Bbox =
  | readonly [west: number, south: number, east: number, north: number]
  | readonly [west: number, south: number, lowest: number, east: number, north: number, highest: number]

/** The box without its heights. West is greater than east where it crosses the antimeridian. */
export function horizontal(bbox: Bbox): readonly [west: number, south: number, east: number, north: number] {
  return bbox.length === 6 ? [bbox[0], bbox[1], bbox[3], bbox[4]] : bbox
}

/** @throws `literal` for numbers that are no place in the world. */
export function toCoordinates(numbers: readonly number[], at: Position, inDegrees: InDegrees): Coordinates {
  const [first, second, height] = numbers
  if (first === undefined || second === undefined || numbers.length > 3) {
    throw literalFault(at, `a position of ${numbers.length} numbers`, 'longitude, latitude and perhaps a height')
  }
  const [longitude, latitude] = inDegrees(first, second)
  checkDegrees(longitude, latitude, at)
  return height === undefined ? [longitude, latitude] : [longitude, latitude, height]
}

/** @throws `literal` for a line that has no length. */
export function toLine(line: readonly Coordinates[], at: Position): readonly Coordinates[] {
  if (line.length < 2) throw literalFault(at, `a line of ${line.length} positions`, 'at least 2')
  return line
}

/** @throws `literal` for a ring that is open or encloses nothing. */
export function toRing(ring: readonly Coordinates[], at: Position): readonly Coordinates[] {
  if (ring.length < 4) throw literalFault(at, `a ring of ${ring.length} positions`, 'at least 4, the last as the first')
  const first = ring[0]
  const last = ring[ring.length - 1]
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
    throw literalFault(at, `a ring from ${first?.join(' ')} to ${last?.join(' ')}`, 'the last position as the first')
  }
  return ring
}

/** @throws `literal` for numbers that are no box in the world. */
export function toBbox(numbers: readonly number[], at: Position, inDegrees: InDegrees): Bbox {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers
  if (numbers.length !== 4 && numbers.length !== 6) {
    throw literalFault(at, `a box of ${numbers.length} numbers`, '4: west, south, east, north; or 6 with heights')
  }
  const [west, south] = inDegrees(a, b)
  const [east, north] = numbers.length === 4 ? inDegrees(c, d) : inDegrees(d, e)
  const bbox: Bbox = numbers.length === 4 ? [west, south, east, north] : [west, south, c, east, north, f]
  checkDegrees(west, south, at)
  checkDegrees(east, north, at)
  if (south > north) throw literalFault(at, `a box from latitude ${south} to ${north}`, 'the southern latitude first')
  if (numbers.length === 6 && c > f) throw literalFault(at, `a box from height ${c} to ${f}`, 'the lower height first')
  return bbox
}

export function literalFault(position: Position, got: string, expected: string): Cql2Error {
  return new Cql2Error({ kind: 'literal', position, got, expected })
}

/** Every position of a geometry; of a collection, those of its parts. */
export function positionsOf(geometry: Geometry): readonly Coordinates[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'LineString':
    case 'MultiPoint':
      return geometry.coordinates
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates.flat()
    case 'MultiPolygon':
      return geometry.coordinates.flat(2) as Coordinates[]
    case 'GeometryCollection':
      return geometry.geometries.flatMap(positionsOf)
  }
}

function checkDegrees(longitude: number, latitude: number, at: Position): void {
  if (!(Math.abs(longitude) <= 180)) throw literalFault(at, `longitude ${longitude}`, '-180 to 180')
  if (!(Math.abs(latitude) <= 90)) throw literalFault(at, `latitude ${latitude}`, '-90 to 90 (longitude comes first)')
}

import { Cql2Error } from '../errors.ts'
import { type Bbox, type Coordinates, type Geometry, horizontal } from '../geometry.ts'
import type { SpatialOperator, SpatialRelation } from '../tree.ts'
import { constantValue, derive, type Term } from './term.ts'
import type { Value } from './value.ts'

/**
 * Who relates geometries (DE-9IM; OGC 21-065r2, clause 7.7): this package does no geometry of its own. `Shape` is
 * whatever the relations work on; where that is GeoJSON itself, `prepare` returns what it is given.
 */
export interface Spatial<Shape = Geometry> {
  /** `isReused`: a literal of the filter, prepared once for all items. Otherwise the geometry of one item. */
  prepare(geometry: Geometry, isReused: boolean): Shape
  contains(left: Shape, right: Shape): boolean
  crosses(left: Shape, right: Shape): boolean
  disjoint(left: Shape, right: Shape): boolean
  equals(left: Shape, right: Shape): boolean
  intersects(left: Shape, right: Shape): boolean
  overlaps(left: Shape, right: Shape): boolean
  touches(left: Shape, right: Shape): boolean
  within(left: Shape, right: Shape): boolean
}

const METHODS = {
  s_contains: 'contains',
  s_crosses: 'crosses',
  s_disjoint: 'disjoint',
  s_equals: 'equals',
  s_intersects: 'intersects',
  s_overlaps: 'overlaps',
  s_touches: 'touches',
  s_within: 'within',
} as const satisfies Record<SpatialOperator, keyof Spatial>

interface SpatialOperands {
  readonly left: Term
  readonly right: Term
  readonly spatial: Spatial<unknown> | undefined
}

/** Null if either geometry is missing. */
export function compileSpatial(node: SpatialRelation, { left, right, spatial }: SpatialOperands): Term {
  if (spatial === undefined) {
    const got = node.op.toUpperCase()
    throw new Cql2Error({ kind: 'unknown-function', position: node.at, got, expected: 'a filter without geometry' })
  }
  const readLeft = shapeReader(left, spatial)
  const readRight = shapeReader(right, spatial)
  const method = METHODS[node.op]
  return derive('boolean', [left, right], (item) => {
    const a = readLeft(left.read(item))
    const b = a === null ? null : readRight(right.read(item))
    return b === null ? null : spatial[method](a, b)
  })
}

function shapeReader(term: Term, spatial: Spatial<unknown>): (value: Value) => unknown {
  const fixed = constantValue(term)
  if (fixed !== undefined) {
    const shape = isGeometry(fixed) ? spatial.prepare(fixed, true) : null
    return () => shape
  }
  return (value) => (isGeometry(value) ? spatial.prepare(value, false) : null)
}

function isGeometry(value: Value): value is Geometry {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** A box as an area; across the antimeridian as two, and flat boxes as lines or a point. Heights play no part. */
export function bboxGeometry(bbox: Bbox): Geometry {
  const [west, south, east, north] = horizontal(bbox)
  if (west <= east) return rectangle([west, south, east, north])
  const halves = [rectangle([west, south, 180, north]), rectangle([-180, south, east, north])]
  const areas = halves.flatMap((half) => (half.type === 'Polygon' ? [half.coordinates] : []))
  return areas.length === 0 ? rectangle([180, south, 180, north]) : { type: 'MultiPolygon', coordinates: areas }
}

type Corners = readonly [west: number, south: number, east: number, north: number]

function rectangle([west, south, east, north]: Corners): Geometry {
  const southWest: Coordinates = [west, south]
  const northEast: Coordinates = [east, north]
  if (west === east && south === north) return { type: 'Point', coordinates: southWest }
  if (west === east || south === north) return { type: 'LineString', coordinates: [southWest, northEast] }
  return { type: 'Polygon', coordinates: [[southWest, [east, south], northEast, [west, north], southWest]] }
}

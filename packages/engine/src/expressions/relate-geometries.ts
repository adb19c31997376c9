import { type Geometry as FilterGeometry, positionsOf, type Spatial } from '@nahrain/cql2'
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js'
import RelateOp from 'jsts/org/locationtech/jts/operation/relate/RelateOp.js'

/** A geometry with its bounds, and as jsts has it once it was needed. */
interface Shape {
  readonly geometry: FilterGeometry
  readonly bounds: Bounds
  jsts: object | undefined
}

type Bounds = [west: number, south: number, east: number, north: number]

/**
 * Relations of geometries by their bounds where these tell, else by jsts (DE-9IM, in longitude and latitude as on a plane). A geometry that
 * comes again, as shapes of a dataset do, is read once.
 */
export function relateGeometries(): Spatial<object> {
  const reader = new GeoJSONReader(undefined as never)
  const shapes = new WeakMap<object, Shape>()
  const shapeOf = (geometry: FilterGeometry): Shape => {
    const shape = shapes.get(geometry) ?? { geometry, bounds: boundsOf(geometry), jsts: undefined }
    shapes.set(geometry, shape)
    return shape
  }
  const read = (shape: Shape) => {
    shape.jsts ??= reader.read(shape.geometry as never) as object
    return shape.jsts
  }
  const relation =
    (relate: (left: object, right: object) => boolean, whereApart: boolean) =>
    (left: object, right: object): boolean => {
      const [one, other] = [left as Shape, right as Shape]
      return areApart(one.bounds, other.bounds) ? whereApart : relate(read(one), read(other))
    }
  return {
    prepare: shapeOf,
    contains: relation(RelateOp.contains, false),
    crosses: relation(RelateOp.crosses, false),
    disjoint: relation(RelateOp.disjoint, true),
    equals: relation(RelateOp.equalsTopo, false),
    intersects: relation(RelateOp.intersects, false),
    overlaps: relation(RelateOp.overlaps, false),
    touches: relation(RelateOp.touches, false),
    within: relation((left, right) => RelateOp.contains(right, left), false),
  }
}

function areApart([west, south, east, north]: Bounds, [w, s, e, n]: Bounds): boolean {
  return w > east || e < west || s > north || n < south
}

function boundsOf(geometry: FilterGeometry): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [longitude, latitude] of positionsOf(geometry)) {
    bounds[0] = Math.min(bounds[0], longitude)
    bounds[1] = Math.min(bounds[1], latitude)
    bounds[2] = Math.max(bounds[2], longitude)
    bounds[3] = Math.max(bounds[3], latitude)
  }
  return bounds
}

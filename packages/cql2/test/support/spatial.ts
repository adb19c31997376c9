import type { Spatial } from '@nahrain/cql2'
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js'
import RelateOp from 'jsts/org/locationtech/jts/operation/relate/RelateOp.js'

const reader = new GeoJSONReader(undefined as never)
const shapes = new WeakMap<object, object>()

/** Relations of geometries by jsts, which is slow and known to be right. A geometry is parsed once. */
export const jstsSpatial: Spatial<object> = {
  prepare(geometry) {
    const shape = shapes.get(geometry) ?? reader.read(geometry as never)
    shapes.set(geometry, shape)
    return shape
  },
  contains: (left, right) => RelateOp.contains(left, right),
  crosses: (left, right) => RelateOp.crosses(left, right),
  disjoint: (left, right) => RelateOp.disjoint(left, right),
  equals: (left, right) => RelateOp.equalsTopo(left, right),
  intersects: (left, right) => RelateOp.intersects(left, right),
  overlaps: (left, right) => RelateOp.overlaps(left, right),
  touches: (left, right) => RelateOp.touches(left, right),
  within: (left, right) => RelateOp.contains(right, left),
}

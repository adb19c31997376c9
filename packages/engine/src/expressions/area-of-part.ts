import { bboxGeometry, type Coordinates, type Expression } from '@nahrain/cql2'
import type { Geometry, Position } from '@nahrain/model'
import { GEOMETRY } from './queryables.ts'

type Area = Extract<Geometry, { type: 'Polygon' | 'MultiPolygon' }>

/** The area of `S_INTERSECTS(geom, <area>)`, whichever comes first; undefined for any other expression. */
export function areaOfPart(part: Expression): Area | undefined {
  if (part.kind !== 'spatial' || part.op !== 's_intersects') return undefined
  if (isGeometryOfRow(part.left)) return areaOf(part.right)
  return isGeometryOfRow(part.right) ? areaOf(part.left) : undefined
}

function isGeometryOfRow(node: Expression): boolean {
  return node.kind === 'property' && node.name === GEOMETRY
}

function areaOf(node: Expression): Area | undefined {
  const geometry = node.kind === 'bbox' ? bboxGeometry(node.bbox) : node.kind === 'geometry' ? node.geometry : undefined
  switch (geometry?.type) {
    case 'Polygon':
      return { type: 'Polygon', coordinates: geometry.coordinates.map(flatRing) }
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: geometry.coordinates.map((rings) => rings.map(flatRing)) }
    default:
      return undefined
  }
}

/** Heights play no part. */
function flatRing(ring: readonly Coordinates[]): Position[] {
  return ring.map(([longitude, latitude]) => [longitude, latitude])
}

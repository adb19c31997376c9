import { type Coordinates, type Geometry, type SimpleGeometry, toCoordinates, toLine, toRing } from '../geometry.ts'
import type { InDegrees } from '../read-options.ts'
import { fault, itemsOf, type Located, memberOf, numberOf, positionOf, textOf } from './values.ts'

/** @throws `syntax` or `literal` for what is no GeoJSON geometry in the world. */
export function readGeometry(located: Located, inDegrees: InDegrees): Geometry {
  if (memberOf(located, 'type').value !== 'GeometryCollection') return readSimple(located, inDegrees)
  const geometries = itemsOf(memberOf(located, 'geometries'))
  if (geometries.length === 0) throw fault(memberOf(located, 'geometries'), 'at least one geometry')
  return { type: 'GeometryCollection', geometries: geometries.map((part) => readSimple(part, inDegrees)) }
}

function readSimple(located: Located, inDegrees: InDegrees): SimpleGeometry {
  const { readPosition, readLine, readRings } = readers(inDegrees)
  const coordinates = memberOf(located, 'coordinates')
  const type = textOf(memberOf(located, 'type'))
  switch (type) {
    case 'Point':
      return { type, coordinates: readPosition(coordinates) }
    case 'LineString':
      return { type, coordinates: readLine(coordinates) }
    case 'Polygon':
      return { type, coordinates: readRings(coordinates) }
    case 'MultiPoint':
      return { type, coordinates: some(coordinates).map(readPosition) }
    case 'MultiLineString':
      return { type, coordinates: some(coordinates).map(readLine) }
    case 'MultiPolygon':
      return { type, coordinates: some(coordinates).map(readRings) }
    default:
      throw fault(memberOf(located, 'type'), 'Point, LineString, Polygon or their Multi forms')
  }
}

function some(located: Located): readonly Located[] {
  const items = itemsOf(located)
  if (items.length === 0) throw fault(located, 'at least one')
  return items
}

/** Readers of coordinates of each depth. */
function readers(inDegrees: InDegrees) {
  const readPosition = (located: Located): Coordinates =>
    toCoordinates(itemsOf(located).map(numberOf), positionOf(located), inDegrees)
  const readLine = (located: Located): readonly Coordinates[] =>
    toLine(itemsOf(located).map(readPosition), positionOf(located))
  const readRings = (located: Located): readonly (readonly Coordinates[])[] =>
    some(located).map((ring) => toRing(itemsOf(ring).map(readPosition), positionOf(ring)))
  return { readPosition, readLine, readRings }
}

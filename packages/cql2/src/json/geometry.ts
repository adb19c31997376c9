import { type Coordinates, type Geometry, type SimpleGeometry, toCoordinates, toLine, toRing } from '../geometry.ts'
import { fault, itemsOf, type Located, memberOf, numberOf, positionOf, textOf } from './values.ts'

/** @throws `syntax` or `literal` for what is no GeoJSON geometry in the world. */
export function readGeometry(located: Located): Geometry {
  if (memberOf(located, 'type').value !== 'GeometryCollection') return readSimple(located)
  const geometries = itemsOf(memberOf(located, 'geometries'))
  if (geometries.length === 0) throw fault(memberOf(located, 'geometries'), 'at least one geometry')
  return { type: 'GeometryCollection', geometries: geometries.map(readSimple) }
}

function readSimple(located: Located): SimpleGeometry {
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

function readPosition(located: Located): Coordinates {
  return toCoordinates(itemsOf(located).map(numberOf), positionOf(located))
}

function readLine(located: Located): readonly Coordinates[] {
  return toLine(itemsOf(located).map(readPosition), positionOf(located))
}

function readRings(located: Located): readonly (readonly Coordinates[])[] {
  return some(located).map((ring) => toRing(itemsOf(ring).map(readPosition), positionOf(ring)))
}

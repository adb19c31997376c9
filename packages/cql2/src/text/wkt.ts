import {
  type Coordinates,
  type Geometry,
  type SimpleGeometry,
  toBbox,
  toCoordinates,
  toLine,
  toRing,
} from '../geometry.ts'
import type { Expression } from '../tree.ts'
import type { Cursor } from './cursor.ts'
import { readSignedNumber } from './numbers.ts'

/** A geometry in WKT or a BBOX if one stands here; a bare name like `point` is a property. */
export function readWkt(cursor: Cursor): Expression | undefined {
  const { at } = cursor
  const word = cursor.word() ?? ''
  if (word === 'BBOX' && cursor.isSymbol('(', 1)) {
    cursor.next()
    return {
      kind: 'bbox',
      bbox: toBbox(
        cursor.list(() => readSignedNumber(cursor)),
        at,
        cursor.inDegrees,
      ),
      at,
    }
  }
  if (!isTag(cursor)) return undefined
  if (word === 'GEOMETRYCOLLECTION') return { kind: 'geometry', geometry: readCollection(cursor), at }
  const geometry = readSimple(cursor)
  return geometry && { kind: 'geometry', geometry, at }
}

function isTag(cursor: Cursor): boolean {
  return cursor.isSymbol('(', 1) || (cursor.word(1) === 'Z' && cursor.isSymbol('(', 2))
}

function readCollection(cursor: Cursor): Geometry {
  readTag(cursor)
  const geometries = cursor.list(() => {
    const geometry = isTag(cursor) ? readSimple(cursor) : undefined
    if (geometry === undefined) throw cursor.fault('POINT, LINESTRING, POLYGON or their MULTI forms')
    return geometry
  })
  return { type: 'GeometryCollection', geometries }
}

function readSimple(cursor: Cursor): SimpleGeometry | undefined {
  switch (cursor.word()) {
    case 'POINT':
      return { type: 'Point', coordinates: bracketed(cursor, readTag(cursor)) }
    case 'LINESTRING':
      return { type: 'LineString', coordinates: readLine(cursor, readTag(cursor)) }
    case 'POLYGON':
      return { type: 'Polygon', coordinates: readRings(cursor, readTag(cursor)) }
    case 'MULTIPOINT':
      return { type: 'MultiPoint', coordinates: readPoints(cursor, readTag(cursor)) }
    case 'MULTILINESTRING': {
      const dimension = readTag(cursor)
      return { type: 'MultiLineString', coordinates: cursor.list(() => readLine(cursor, dimension)) }
    }
    case 'MULTIPOLYGON': {
      const dimension = readTag(cursor)
      return { type: 'MultiPolygon', coordinates: cursor.list(() => readRings(cursor, dimension)) }
    }
    default:
      return undefined
  }
}

/** `Z` says that heights follow; without it they may (annex B). */
type Dimension = 'with heights' | 'any'

function readTag(cursor: Cursor): Dimension {
  cursor.next()
  return cursor.takeWord('Z') ? 'with heights' : 'any'
}

function bracketed(cursor: Cursor, dimension: Dimension): Coordinates {
  cursor.expectSymbol('(')
  const position = readPosition(cursor, dimension)
  cursor.expectSymbol(')')
  return position
}

/** Beside `((1 2), (3 4))` of the grammar, `(1 2, 3 4)`, which many write. */
function readPoints(cursor: Cursor, dimension: Dimension): readonly Coordinates[] {
  return cursor.list(() => (cursor.isSymbol('(') ? bracketed(cursor, dimension) : readPosition(cursor, dimension)))
}

function readLine(cursor: Cursor, dimension: Dimension): readonly Coordinates[] {
  const { at } = cursor
  return toLine(
    cursor.list(() => readPosition(cursor, dimension)),
    at,
  )
}

function readRings(cursor: Cursor, dimension: Dimension): readonly (readonly Coordinates[])[] {
  return cursor.list(() => {
    const { at } = cursor
    return toRing(
      cursor.list(() => readPosition(cursor, dimension)),
      at,
    )
  })
}

function readPosition(cursor: Cursor, dimension: Dimension): Coordinates {
  const { at } = cursor
  const numbers = [readSignedNumber(cursor), readSignedNumber(cursor)]
  const hasThird = cursor.token.kind === 'number' || cursor.isSymbol('-') || cursor.isSymbol('+')
  if (hasThird) numbers.push(readSignedNumber(cursor))
  else if (dimension === 'with heights') throw cursor.fault('a height, since Z says so')
  return toCoordinates(numbers, at, cursor.inDegrees)
}

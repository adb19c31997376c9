import type { Geometry, Position } from '@nahrain/model'

/** Geometries as little-endian well-known binary (OGC 06-103r4, section 8), two dimensions, longitude first. */

const TYPES = ['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'] as const

/** Numbers in the order in which the format has them, with their widths in bytes. */
type Token = readonly [width: 1 | 4 | 8, value: number]

export function encodeGeometry(geometry: Geometry): Uint8Array {
  const tokens = [...geometryTokens(geometry)]
  const bytes = new Uint8Array(tokens.reduce((sum, [width]) => sum + width, 0))
  const view = new DataView(bytes.buffer)
  let offset = 0
  for (const [width, value] of tokens) {
    if (width === 1) view.setUint8(offset, value)
    else if (width === 4) view.setUint32(offset, value, true)
    else view.setFloat64(offset, value, true)
    offset += width
  }
  return bytes
}

function* geometryTokens(geometry: Geometry): Generator<Token> {
  yield [1, 1]
  yield [4, TYPES.indexOf(geometry.type) + 1]
  switch (geometry.type) {
    case 'Point':
      yield* positionTokens(geometry.coordinates)
      return
    case 'LineString':
      yield* lineTokens(geometry.coordinates)
      return
    case 'Polygon':
      yield [4, geometry.coordinates.length]
      for (const ring of geometry.coordinates) yield* lineTokens(ring)
      return
    case 'MultiPoint':
      yield [4, geometry.coordinates.length]
      for (const coordinates of geometry.coordinates) yield* geometryTokens({ type: 'Point', coordinates })
      return
    case 'MultiLineString':
      yield [4, geometry.coordinates.length]
      for (const coordinates of geometry.coordinates) yield* geometryTokens({ type: 'LineString', coordinates })
      return
    case 'MultiPolygon':
      yield [4, geometry.coordinates.length]
      for (const coordinates of geometry.coordinates) yield* geometryTokens({ type: 'Polygon', coordinates })
  }
}

function* lineTokens(line: readonly Position[]): Generator<Token> {
  yield [4, line.length]
  for (const position of line) yield* positionTokens(position)
}

function* positionTokens([longitude, latitude]: Position): Generator<Token> {
  yield [8, longitude]
  yield [8, latitude]
}

/** @throws RangeError on bytes that end early or say something else than `encodeGeometry` writes */
export function decodeGeometry(bytes: Uint8Array): Geometry {
  const cursor = new Cursor(bytes)
  const geometry = readGeometry(cursor)
  if (!cursor.isAtEnd()) throw new RangeError('got bytes after the geometry, expected none')
  return geometry
}

/** Walks over the bytes; a step past their end throws a RangeError (DataView's own). */
class Cursor {
  readonly #view: DataView
  #offset = 0

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  isAtEnd(): boolean {
    return this.#offset === this.#view.byteLength
  }

  byte(): number {
    this.#offset += 1
    return this.#view.getUint8(this.#offset - 1)
  }

  word(): number {
    this.#offset += 4
    return this.#view.getUint32(this.#offset - 4, true)
  }

  double(): number {
    this.#offset += 8
    return this.#view.getFloat64(this.#offset - 8, true)
  }

  /** A counted list of at least `least` items; a count that cannot fit is refused before it is believed. */
  list<Item>(least: number, read: (cursor: Cursor) => Item): Item[] {
    const count = this.word()
    if (count < least) throw new RangeError(`got ${count} parts, expected at least ${least}`)
    if (count > this.#view.byteLength) throw new RangeError(`got ${count} parts in ${this.#view.byteLength} bytes`)
    return Array.from({ length: count }, () => read(this))
  }
}

function readGeometry(cursor: Cursor): Geometry {
  if (cursor.byte() !== 1) throw new RangeError('got a big-endian geometry, expected a little-endian one')
  const code = cursor.word()
  const type = TYPES[code - 1]
  switch (type) {
    case 'Point':
      return { type, coordinates: readPosition(cursor) }
    case 'LineString':
      return { type, coordinates: readLine(cursor) }
    case 'Polygon':
      return { type, coordinates: readRings(cursor) }
    case 'MultiPoint':
      return { type, coordinates: readParts(cursor, 'Point', readPosition) }
    case 'MultiLineString':
      return { type, coordinates: readParts(cursor, 'LineString', readLine) }
    case 'MultiPolygon':
      return { type, coordinates: readParts(cursor, 'Polygon', readRings) }
  }
  throw new RangeError(`got geometry type ${code}, expected 1 to ${TYPES.length}`)
}

/** The parts of a collection; each repeats the byte order and its own type. */
function readParts<Part>(cursor: Cursor, type: Geometry['type'], read: (cursor: Cursor) => Part): Part[] {
  return cursor.list(1, () => {
    const [order, code] = [cursor.byte(), cursor.word()]
    if (order !== 1 || TYPES[code - 1] !== type) throw new RangeError(`got part type ${code}, expected ${type}`)
    return read(cursor)
  })
}

function readRings(cursor: Cursor): Position[][] {
  return cursor.list(1, (inner) => inner.list(4, readPosition))
}

function readLine(cursor: Cursor): Position[] {
  return cursor.list(2, readPosition)
}

function readPosition(cursor: Cursor): Position {
  const [longitude, latitude] = [cursor.double(), cursor.double()]
  // Written so that NaN fails too.
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90))
    throw new RangeError('got a position outside the world')
  return [longitude, latitude]
}

import { Cql2Error } from '../errors.ts'
import { type Coordinates, type Geometry, positionsOf, type SimpleGeometry } from '../geometry.ts'
import { printDay, printInstant } from '../time.ts'
import type { StringLiteral } from '../tree.ts'
import { isBareName } from '../words.ts'

/**
 * A text in single quotes. A quote is doubled, but escaped by a backslash after a backslash, since the reader would take
 * that for its escape.
 *
 * @throws `literal` for a text that ends in a backslash: CQL2 text has no spelling for it.
 */
export function printString({ value, at }: StringLiteral): string {
  if (value.endsWith('\\')) {
    const got = 'a text that ends in a backslash'
    throw new Cql2Error({ kind: 'literal', position: at, got, expected: 'another end, which CQL2 text can spell' })
  }
  return `'${value.replace(/(\\?)'/g, (_, backslash: string) => (backslash === '' ? "''" : "\\\\'"))}'`
}

export function printNumber(value: number): string {
  return String(value).replace('e', 'E')
}

/** A property's name, in double quotes unless it is a bare word. */
export function printName(name: string): string {
  return isBareName(name) ? name : `"${name.replaceAll('"', '""')}"`
}

export function printDate(day: number): string {
  return `DATE('${printDay(day)}')`
}

export function printTimestamp(instant: number): string {
  return `TIMESTAMP('${printInstant(instant)}')`
}

/** Well-known text; `Z` where every position has a height. */
export function printWkt(geometry: Geometry): string {
  const tag = positionsOf(geometry).every((position) => position.length === 3) ? ' Z ' : ''
  if (geometry.type !== 'GeometryCollection') return `${geometry.type.toUpperCase()}${tag}${printBody(geometry)}`
  return `GEOMETRYCOLLECTION${tag}${list(geometry.geometries, printWkt)}`
}

function printBody(geometry: SimpleGeometry): string {
  switch (geometry.type) {
    case 'Point':
      return `(${printPosition(geometry.coordinates)})`
    case 'LineString':
      return printLine(geometry.coordinates)
    case 'MultiPoint':
      return list(geometry.coordinates, (position) => `(${printPosition(position)})`)
    case 'Polygon':
    case 'MultiLineString':
      return list(geometry.coordinates, printLine)
    case 'MultiPolygon':
      return list(geometry.coordinates, (polygon) => list(polygon, printLine))
  }
}

function printLine(line: readonly Coordinates[]): string {
  return list(line, printPosition)
}

function printPosition(position: Coordinates): string {
  return position.map((number) => printNumber(number ?? 0)).join(' ')
}

function list<Item>(items: readonly Item[], print: (item: Item) => string): string {
  return `(${items.map(print).join(', ')})`
}

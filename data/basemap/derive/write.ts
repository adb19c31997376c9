import { writeFile } from 'node:fs/promises'
import type { Feature, Geometry, Position } from 'geojson'

/** A feature with an id that is unique in its file: the order of the file and the handle of whoever refers to it. */
export interface Named<Properties extends object = object> {
  readonly id: string
  readonly geometry: Geometry
  readonly properties: Properties
}

/** Whom to credit: each file says it itself, because files travel without their folder. */
export const ATTRIBUTIONS = {
  'natural-earth': 'Made with Natural Earth (public domain); names of countries: Unicode CLDR',
  geonames: 'GeoNames (CC BY 4.0); names chosen by hand',
  gshhg: 'GSHHG 2.3.7, World Data Bank II rivers (LGPL-3.0-or-later), see NOTICE-rivers.md',
} as const
export type SourceName = keyof typeof ATTRIBUTIONS

/** Degrees of latitude and longitude are written with so many decimals: 4 is about 10 m, far finer than the sources. */
const DECIMALS = 4

/**
 * Writes features as GeoJSON (RFC 7946), one a line so that a change is readable: sorted by id, rounded, without
 * repeated positions, outer rings counterclockwise and holes clockwise.
 */
export async function writeCollection(
  file: URL,
  features: readonly Named[],
  { attribution, decimals = DECIMALS }: { attribution: string; decimals?: number | undefined },
): Promise<void> {
  const lines = features
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ id, geometry, properties }): Feature | undefined => {
      const tidy = tidyGeometry(geometry, decimals)
      return tidy && { type: 'Feature', id, properties, geometry: tidy }
    })
    .filter((feature) => feature !== undefined)
    .map((feature) => JSON.stringify(feature))
  const head = `{"type":"FeatureCollection","attribution":${JSON.stringify(attribution)}`
  await writeFile(file, `${head},"features":[\n${lines.join(',\n')}\n]}\n`)
}

/** Rounds and winds; gives nothing when nothing is left after rounding. */
export function tidyGeometry(geometry: Geometry, decimals = DECIMALS): Geometry | undefined {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: roundPosition(geometry.coordinates, decimals) }
    case 'LineString':
      return lines([geometry.coordinates], decimals)
    case 'MultiLineString':
      return lines(geometry.coordinates, decimals)
    case 'Polygon':
      return polygons([geometry.coordinates], decimals)
    case 'MultiPolygon':
      return polygons(geometry.coordinates, decimals)
    default:
      throw new Error(`got a ${geometry.type}, expected a point, line or polygon`)
  }
}

function lines(coordinates: readonly Position[][], decimals: number): Geometry | undefined {
  const kept = coordinates.map((line) => roundLine(line, decimals)).filter((line) => line.length >= 2)
  const [only] = kept
  if (only === undefined) return undefined
  return kept.length === 1 ? { type: 'LineString', coordinates: only } : { type: 'MultiLineString', coordinates: kept }
}

function polygons(coordinates: readonly Position[][][], decimals: number): Geometry | undefined {
  const kept = coordinates
    .map((polygon) => tidyRings(polygon, decimals))
    .filter((polygon) => polygon !== undefined)
    .toSorted((a, b) => Math.abs(ringArea(b[0])) - Math.abs(ringArea(a[0])))
  const [only] = kept
  if (only === undefined) return undefined
  return kept.length === 1 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: kept }
}

/** A ring that rounding flattened is dropped; when it is the outer one, its holes go with it. */
function tidyRings(rings: readonly Position[][], decimals: number): [Position[], ...Position[][]] | undefined {
  const rounded = rings.map((ring) => roundLine(ring, decimals))
  const [outer, ...holes] = rounded
  if (rounded.some((ring) => String(ring[0]) !== String(ring.at(-1)))) throw new Error('got an open ring')
  if (outer === undefined || isFlat(outer)) return undefined
  return [wind(outer, 1), ...holes.filter((hole) => !isFlat(hole)).map((hole) => wind(hole, -1))]
}

function isFlat(ring: readonly Position[]): boolean {
  return ring.length < 4 || ringArea(ring) === 0
}

function wind(ring: Position[], sign: 1 | -1): Position[] {
  return Math.sign(ringArea(ring)) === sign ? ring : ring.toReversed()
}

function roundLine(line: readonly Position[], decimals: number): Position[] {
  const rounded = line.map((position) => roundPosition(position, decimals))
  return rounded.filter(([x, y], index) => {
    const previous = rounded[index - 1]
    return previous === undefined || previous[0] !== x || previous[1] !== y
  })
}

function roundPosition(position: Position, decimals: number): Position {
  const [x = 0, y = 0] = position
  const factor = 10 ** decimals
  return [Math.round(x * factor) / factor, Math.round(y * factor) / factor]
}

/** Signed area in square degrees, counterclockwise positive. */
export function ringArea(ring: readonly Position[]): number {
  const doubled = ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? []
    return sum + x * nextY - nextX * y
  }, 0)
  return doubled / 2
}

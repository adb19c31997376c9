import type { Geometry } from './documents.ts'
import { type Box, positionsOf } from './geometry.ts'

/** A system that the suite can turn into longitude and latitude and back. */
interface KnownSystem {
  readonly toDegrees: (first: number, second: number) => readonly [longitude: number, latitude: number]
  readonly fromDegrees: (longitude: number, latitude: number) => readonly [first: number, second: number]
}

export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'

/** The sphere of Web Mercator, in metres (IOGP guidance note 7-2, method 1024). */
const RADIUS_M = 6_378_137
const RADIANS = Math.PI / 180

/** Those with closed forms. EPSG defines 4326 as latitude before longitude. */
export const KNOWN_SYSTEMS: ReadonlyMap<string, KnownSystem> = new Map([
  [CRS84, { toDegrees: (x, y) => [x, y], fromDegrees: (x, y) => [x, y] }],
  [
    'http://www.opengis.net/def/crs/EPSG/0/4326',
    { toDegrees: (latitude, longitude) => [longitude, latitude], fromDegrees: (x, y) => [y, x] },
  ],
  [
    'http://www.opengis.net/def/crs/EPSG/0/3857',
    {
      toDegrees: (x, y) => [x / RADIUS_M / RADIANS, Math.atan(Math.sinh(y / RADIUS_M)) / RADIANS],
      fromDegrees: (x, y) => [x * RADIANS * RADIUS_M, Math.asinh(Math.tan(y * RADIANS)) * RADIUS_M],
    },
  ],
])

/** How far positions may be apart after two roundings, in degrees: some ten metres. */
const NEAR = 1e-4

/** Whether a geometry in a known system is the same as one in degrees, position by position. */
export function isSameIn(uri: string, geometry: Geometry | null, inDegrees: Geometry | null): boolean {
  if (geometry === null || inDegrees === null) return geometry === inDegrees
  const system = KNOWN_SYSTEMS.get(uri)
  const [shown, expected] = [positionsOf(geometry), positionsOf(inDegrees)]
  if (system === undefined || geometry.type !== inDegrees.type || shown.length !== expected.length) return false
  return shown.every(([first = 0, second = 0], index) => {
    const [x, y] = system.toDegrees(first, second)
    const [x2 = 0, y2 = 0] = expected[index] ?? []
    return Math.abs(x - x2) < NEAR && Math.abs(y - y2) < NEAR
  })
}

/** The corners of a box, in the order of the system's axes. */
export function boxIn(uri: string, [west, south, east, north]: Box): readonly number[] {
  const { fromDegrees } = KNOWN_SYSTEMS.get(uri) ?? { fromDegrees: () => [] }
  return [...fromDegrees(west, south), ...fromDegrees(east, north)]
}

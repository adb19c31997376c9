import { type Position, relativeLongitude } from '@nahrain/model'

/** WGS 84 (NGA.STND.0036): semi-major axis in km, and flattening. */
const EQUATOR_KM = 6378.137
const FLATTENING = 1 / 298.257223563
const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING)
const RADIANS = Math.PI / 180

/**
 * The smallest radius of curvature in km, at the equator along the meridian: a geodesic is never shorter than this times the angle
 * between its ends on the unit sphere (with geodetic latitudes taken as they are), so an index may rule out by that angle.
 */
export const SHORTEST_RADIUS_KM = 6335.4

/** A degree of latitude in km at the equator, where it is shortest, rounded down, and at the poles, where it is longest, rounded up. */
export const SHORTEST_DEGREE_KM = 110.5
export const LONGEST_DEGREE_KM = 111.7

/** Below this value of cos²(half the angle) two points are within about 1° of being antipodal. */
const NEARLY_ANTIPODAL = 1e-4

/**
 * Geodesic distance in km on WGS 84 by Lambert's formula for long lines (W. D. Lambert, 1942, after Andoyer).
 *
 * Error against Karney's exact solution: below 0.001 % and 60 m up to 10,000 km, below 0.05 % beyond, and up to 0.5 % for nearly
 * antipodal points, where the spherical distance stands in. `wgs84.test.ts` holds it to that.
 */
export function distanceKm(a: Position, b: Position): number {
  const reduced = (latitude: number) => Math.atan((1 - FLATTENING) * Math.tan(latitude * RADIANS))
  const [latitudeA, latitudeB] = [reduced(a[1]), reduced(b[1])]
  const sinLatitude = Math.sin((latitudeB - latitudeA) / 2)
  const sinLongitude = Math.sin((relativeLongitude(b[0], a[0]) * RADIANS) / 2)
  const haversine = sinLatitude ** 2 + Math.cos(latitudeA) * Math.cos(latitudeB) * sinLongitude ** 2
  const angle = 2 * Math.asin(Math.min(1, Math.sqrt(haversine)))
  if (angle === 0) return 0
  const cosHalfSquared = 1 - haversine
  if (cosHalfSquared < NEARLY_ANTIPODAL) return EQUATOR_KM * (1 - FLATTENING / 3) * angle
  const middle = (latitudeA + latitudeB) / 2
  const half = (latitudeB - latitudeA) / 2
  const x = ((angle - Math.sin(angle)) * (Math.sin(middle) * Math.cos(half)) ** 2) / cosHalfSquared
  const y = ((angle + Math.sin(angle)) * (Math.cos(middle) * Math.sin(half)) ** 2) / haversine
  return EQUATOR_KM * (angle - (FLATTENING / 2) * (x + y))
}

/** Kilometres per degree of longitude and of latitude around a latitude (radii of curvature of WGS 84). */
export function kmPerDegree(latitude: number): readonly [longitude: number, latitude: number] {
  const sine = Math.sin(latitude * RADIANS)
  const curvature = 1 / (1 - ECCENTRICITY_SQUARED * sine * sine)
  const normal = EQUATOR_KM * Math.sqrt(curvature)
  return [normal * Math.cos(latitude * RADIANS) * RADIANS, normal * (1 - ECCENTRICITY_SQUARED) * curvature * RADIANS]
}

/**
 * Nearest point of the segment a–b to `point`, as a fraction of the way from a (0) to b (1).
 * Straight in longitude and latitude, as GeoJSON draws it (RFC 7946, section 3.1.1); found in a plane that is true to scale around
 * the middle of the two latitudes, so segments should be short (see `densify`).
 */
export function nearestFraction(point: Position, a: Position, b: Position): number {
  const [kmX, kmY] = kmPerDegree((point[1] + (a[1] + b[1]) / 2) / 2)
  const ax = relativeLongitude(a[0], point[0])
  const dx = relativeLongitude(b[0], a[0]) * kmX
  const dy = (b[1] - a[1]) * kmY
  const lengthSquared = dx * dx + dy * dy
  if (lengthSquared === 0) return 0
  const along = -(ax * kmX * dx + (a[1] - point[1]) * kmY * dy) / lengthSquared
  return Math.min(1, Math.max(0, along))
}

/** The point at a fraction of a segment; its longitude may leave [-180, 180] by the segment's length. */
export function interpolate(a: Position, b: Position, fraction: number): Position {
  return [a[0] + relativeLongitude(b[0], a[0]) * fraction, a[1] + (b[1] - a[1]) * fraction]
}

/** The same line with vertices at most `stepKm` apart. */
export function densify(line: readonly Position[], stepKm: number): Position[] {
  return line.flatMap((position, index) => {
    const previous = line[index - 1]
    if (previous === undefined) return [position]
    const steps = Math.max(1, Math.ceil(distanceKm(previous, position) / stepKm))
    return Array.from({ length: steps }, (_, step) =>
      step === steps - 1 ? position : interpolate(previous, position, (step + 1) / steps),
    )
  })
}

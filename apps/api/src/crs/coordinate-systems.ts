import { invalidParameter, type Position } from '@nahrain/model'

/** A coordinate reference system that geometry is given and taken in: closed forms, no tables. */
export interface CoordinateSystem {
  /** As OGC API – Features, part 2, names it. */
  readonly uri: string
  /** Names of the two coordinates, for people. */
  readonly axes: string
  /** From longitude and latitude in degrees to the system's two coordinates, in the order of its axes. */
  readonly fromDegrees: (longitude: number, latitude: number) => Position
  readonly toDegrees: (first: number, second: number) => Position
}

/** Of the sphere that Web Mercator draws on, in metres (EPSG guidance note 7-2, method 1024). */
const RADIUS_M = 6_378_137
const RADIANS = Math.PI / 180
/** Where Web Mercator ends: the world is a square there. */
const MOST_LATITUDE = 85.0511287798066

/** Longitude, latitude in degrees: what is meant where none is named. */
export const CRS84: CoordinateSystem = {
  uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  axes: 'longitude and latitude in degrees',
  fromDegrees: (longitude, latitude) => [longitude, latitude],
  toDegrees: (longitude, latitude) => [longitude, latitude],
}

/** Latitude, longitude in degrees. */
const EPSG_4326: CoordinateSystem = {
  uri: 'http://www.opengis.net/def/crs/EPSG/0/4326',
  axes: 'latitude and longitude in degrees',
  fromDegrees: (longitude, latitude) => [latitude, longitude],
  toDegrees: (latitude, longitude) => [longitude, latitude],
}

/** Easting, northing in metres; what lies beyond its ends is drawn at them. */
const EPSG_3857: CoordinateSystem = {
  uri: 'http://www.opengis.net/def/crs/EPSG/0/3857',
  axes: 'easting and northing in metres',
  fromDegrees(longitude, latitude) {
    const shown = Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude))
    return [millimetres(RADIUS_M * longitude * RADIANS), millimetres(RADIUS_M * Math.asinh(Math.tan(shown * RADIANS)))]
  },
  toDegrees: (easting, northing) => [easting / RADIUS_M / RADIANS, Math.atan(Math.sinh(northing / RADIUS_M)) / RADIANS],
}

export const COORDINATE_SYSTEMS: readonly CoordinateSystem[] = [CRS84, EPSG_4326, EPSG_3857]

/** @throws invalid-parameter for a system that is not served */
export function coordinateSystem(uri: string | undefined, parameter: string): CoordinateSystem {
  if (uri === undefined) return CRS84
  const found = COORDINATE_SYSTEMS.find((system) => system.uri === uri)
  if (found !== undefined) return found
  throw invalidParameter(parameter, `"${uri}"`, `one of ${COORDINATE_SYSTEMS.map((system) => system.uri).join(', ')}`)
}

function millimetres(metres: number): number {
  return Math.round(metres * 1000) / 1000
}

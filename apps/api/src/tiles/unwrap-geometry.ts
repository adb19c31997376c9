import { type Geometry, type Position, relativeLongitude } from '@nahrain/model'

/** A GeoJSON geometry whose longitudes go on beyond ±180° instead of jumping there: no edge is longer than half of the globe. */
export type UnwrappedGeometry =
  | { type: 'Point'; coordinates: number[] }
  | { type: 'MultiPoint' | 'LineString'; coordinates: number[][] }
  | { type: 'MultiLineString' | 'Polygon'; coordinates: number[][][] }
  | { type: 'MultiPolygon'; coordinates: number[][][][] }

/** Each part starts where it was written, so the parts of one that RFC 7946 (section 3.1.9) cuts at the antimeridian stay cut. */
export function unwrapGeometry(geometry: Geometry): UnwrappedGeometry {
  switch (geometry.type) {
    case 'Point':
      return { type: geometry.type, coordinates: [...geometry.coordinates] }
    case 'MultiPoint':
      return { type: geometry.type, coordinates: geometry.coordinates.map((position) => [...position]) }
    case 'LineString':
      return { type: geometry.type, coordinates: unwrapLine(geometry.coordinates) }
    case 'MultiLineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map((line) => unwrapLine(line)) }
    case 'Polygon':
      return { type: geometry.type, coordinates: unwrapPolygon(geometry.coordinates) }
    case 'MultiPolygon':
      return { type: geometry.type, coordinates: geometry.coordinates.map(unwrapPolygon) }
  }
}

/** The first position lies within 180° of the origin, every next one within 180° of the one before. */
function unwrapLine(line: readonly Position[], origin: number = line[0]?.[0] ?? 0): number[][] {
  let x = origin
  return line.map(([longitude, latitude]) => {
    x += relativeLongitude(longitude, x)
    return [x, latitude]
  })
}

/** Holes lie in the same turn of the globe as their outer ring. */
function unwrapPolygon(rings: readonly (readonly Position[])[]): number[][][] {
  const origin = rings[0]?.[0]?.[0]
  return rings.map((ring) => unwrapLine(ring, origin))
}

/** West, south, east, north in degrees; west and east as unwrapped. */
export function boundsOf({ coordinates }: UnwrappedGeometry): readonly [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const positions = (coordinates as unknown[]).flat(3) as number[]
  for (let at = 0; at < positions.length; at += 2) {
    const [x, y] = [positions[at] as number, positions[at + 1] as number]
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  return [west, south, east, north]
}

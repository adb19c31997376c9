import type { Bbox, Geometry, Position } from '@nahrain/model'

/** The box around nothing: it widens no other, and lies in none. */
export const NO_BOUNDS: Bbox = [
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
]

/** West, south, east, north of all positions as they stand, degrees; a line across the antimeridian gets the box the long way round. */
export function boundsOf(geometry: Geometry | null): Bbox {
  if (geometry === null) return NO_BOUNDS
  const { type, coordinates } = geometry
  if (type === 'Point') return [coordinates[0], coordinates[1], coordinates[0], coordinates[1]]
  const bounds: Mutable = [...NO_BOUNDS]
  widen(bounds, coordinates)
  return bounds
}

export function union(a: Bbox, b: Bbox): Bbox {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}

type Nested = Position | readonly Nested[]
type Mutable = [west: number, south: number, east: number, north: number]

function widen(bounds: Mutable, coordinates: Nested): void {
  if (!isPosition(coordinates)) {
    for (const inner of coordinates) widen(bounds, inner)
    return
  }
  const [longitude, latitude] = coordinates
  bounds[0] = Math.min(bounds[0], longitude)
  bounds[1] = Math.min(bounds[1], latitude)
  bounds[2] = Math.max(bounds[2], longitude)
  bounds[3] = Math.max(bounds[3], latitude)
}

function isPosition(coordinates: Nested): coordinates is Position {
  return typeof coordinates[0] === 'number'
}

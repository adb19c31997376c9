import { type Geometry, type Position, type Ring, samePosition, signedArea } from '@nahrain/model'

/**
 * A GeoJSON geometry (RFC 7946) as the model has it: without heights, outer rings counterclockwise. Undefined where the value is none
 * that Nahrain can draw: a collection, coordinates of another shape, or outside the world.
 */
export function toGeometry(value: unknown): Geometry | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown }
  switch (type) {
    case 'Point':
      return withCoordinates(type, toPosition(coordinates))
    case 'MultiPoint':
      return withCoordinates(type, listOf(coordinates, 1, toPosition))
    case 'LineString':
      return withCoordinates(type, toLine(coordinates))
    case 'MultiLineString':
      return withCoordinates(type, listOf(coordinates, 1, toLine))
    case 'Polygon':
      return withCoordinates(type, toRings(coordinates))
    case 'MultiPolygon':
      return withCoordinates(type, listOf(coordinates, 1, toRings))
    default:
      return undefined
  }
}

function withCoordinates<Type extends Geometry['type'], Coordinates>(
  type: Type,
  coordinates: Coordinates | undefined,
): { readonly type: Type; readonly coordinates: Coordinates } | undefined {
  return coordinates === undefined ? undefined : { type, coordinates }
}

function toPosition(value: unknown): Position | undefined {
  if (!Array.isArray(value)) return undefined
  const [longitude, latitude] = value as unknown[]
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return undefined
  // Written so that NaN fails too.
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : undefined
}

function toLine(value: unknown): Position[] | undefined {
  return listOf(value, 2, toPosition)
}

/** Which ring is outer is said by the order, so that rings which run the wrong way lose nothing when they are turned. */
function toRings(value: unknown): Ring[] | undefined {
  return listOf(value, 1, toRing)?.map((ring, index) =>
    signedArea(ring) < 0 === (index === 0) ? ring.toReversed() : ring,
  )
}

function toRing(value: unknown): Ring | undefined {
  const ring = listOf(value, 4, toPosition)
  return ring !== undefined && samePosition(ring[0], ring[ring.length - 1]) ? ring : undefined
}

/** All items or none. */
function listOf<Item>(value: unknown, least: number, read: (value: unknown) => Item | undefined): Item[] | undefined {
  if (!Array.isArray(value) || value.length < least) return undefined
  const items: Item[] = []
  for (const part of value as unknown[]) {
    const item = read(part)
    if (item === undefined) return undefined
    items.push(item)
  }
  return items
}

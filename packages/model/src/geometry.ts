import * as z from 'zod'

/** Longitude, latitude in degrees (WGS 84), in this order (RFC 7946). */
export type Position = readonly [longitude: number, latitude: number]

export const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

const LineCoordinates = z.array(Position).min(2)

/** Closed: the last position repeats the first. */
const RingCoordinates = z
  .array(Position)
  .min(4)
  .refine((ring) => samePosition(ring[0], ring[ring.length - 1]), { message: 'expected a closed ring' })

const PolygonCoordinates = z.array(RingCoordinates).min(1)

/** GeoJSON geometries (RFC 7946) without height; outer rings run counterclockwise, holes clockwise. */
export const Point = z.strictObject({ type: z.literal('Point'), coordinates: Position })
export const LineString = z.strictObject({ type: z.literal('LineString'), coordinates: LineCoordinates })
export const Polygon = z.strictObject({ type: z.literal('Polygon'), coordinates: PolygonCoordinates })
export const MultiPoint = z.strictObject({ type: z.literal('MultiPoint'), coordinates: z.array(Position).min(1) })
export const MultiLineString = z.strictObject({
  type: z.literal('MultiLineString'),
  coordinates: z.array(LineCoordinates).min(1),
})
export const MultiPolygon = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(PolygonCoordinates).min(1),
})

export const Geometry = z.discriminatedUnion('type', [
  Point,
  LineString,
  Polygon,
  MultiPoint,
  MultiLineString,
  MultiPolygon,
])

type WithCoordinates<Type extends string, Coordinates> = {
  readonly type: Type
  readonly coordinates: Coordinates
}
export type Line = readonly Position[]
export type Ring = readonly Position[]
export type Geometry =
  | WithCoordinates<'Point', Position>
  | WithCoordinates<'MultiPoint', readonly Position[]>
  | WithCoordinates<'LineString', Line>
  | WithCoordinates<'MultiLineString', readonly Line[]>
  | WithCoordinates<'Polygon', readonly Ring[]>
  | WithCoordinates<'MultiPolygon', readonly (readonly Ring[])[]>

export function samePosition(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1]
}

/** Twice the signed area of a ring in square degrees: positive when it runs counterclockwise. */
export function signedArea(ring: Ring): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] as Position
    return sum + x * nextY - nextX * y
  }, 0)
}

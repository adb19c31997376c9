import * as z from 'zod'
import { Bbox } from './bbox.ts'
import { Position, samePosition } from './geometry.ts'
import { EntryId } from './identifiers.ts'

/** Distances are geodesic on WGS 84, in kilometres; the upper bound is half of the Earth's circumference. */
const DistanceKm = z.number().min(0).max(20_004)

/** At most this many vertices in a drawn polygon: a question is not a file. */
export const POLYGON_VERTEX_LIMIT = 1000

/**
 * One ring, closed (last position repeats the first). Edges are straight in longitude and latitude and go the shorter way around the
 * globe, so a ring may cross the antimeridian; one edge spans at most 180°.
 */
const DrawnRing = z
  .array(Position)
  .min(4)
  .max(POLYGON_VERTEX_LIMIT)
  .refine((ring) => samePosition(ring[0], ring[ring.length - 1]), { message: 'expected a closed ring' })

/**
 * Where a question looks:
 * a box, a polygon, the area of a place, all within a distance of a point or a place, or all within a distance of a
 * route, optionally only between two positions along it (km from the route's first vertex, both inclusive).
 */
export const Region = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('box'), bbox: Bbox }),
  z.strictObject({ kind: z.literal('polygon'), ring: DrawnRing }),
  z.strictObject({ kind: z.literal('place'), place: EntryId }),
  z.strictObject({ kind: z.literal('near'), of: z.union([EntryId, Position]), distanceKm: DistanceKm }),
  z
    .strictObject({
      kind: z.literal('along'),
      route: EntryId,
      distanceKm: DistanceKm,
      fromKm: z.number().min(0).optional(),
      toKm: z.number().min(0).optional(),
    })
    .refine(({ fromKm = 0, toKm = Number.POSITIVE_INFINITY }) => fromKm <= toKm, { message: 'expected from ≤ to' }),
])
export type Region = z.infer<typeof Region>

import * as z from 'zod'

/**
 * A box on the globe: west, south, east, north in degrees (WGS 84), all edges inclusive.
 * West greater than east means that the box crosses the antimeridian (RFC 7946, section 5.2).
 */
export const Bbox = z
  .tuple([
    z.number().min(-180).max(180),
    z.number().min(-90).max(90),
    z.number().min(-180).max(180),
    z.number().min(-90).max(90),
  ])
  .refine(([, south, , north]) => south <= north, { message: 'expected south ≤ north' })
export type Bbox = readonly [west: number, south: number, east: number, north: number]

/** Width in degrees, 0 to 360, also for a box that crosses the antimeridian. */
export function bboxWidth([west, , east]: Bbox): number {
  return west <= east ? east - west : east - west + 360
}

/** A longitude as its distance east of `origin`, in [-180, 180): the one place where the antimeridian is handled. */
export function relativeLongitude(longitude: number, origin: number): number {
  const difference = longitude - origin
  return difference - 360 * Math.floor((difference + 180) / 360)
}

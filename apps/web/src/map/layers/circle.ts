import type { Geometry, Position } from '@nahrain/model'

const KM_PER_DEGREE = 111.2

/** A circle around a position as a line, near enough for the eye; not for places beyond the map's edge. */
export function circle([longitude, latitude]: Position, km: number): Geometry {
  const coordinates = Array.from({ length: 65 }, (_, step): Position => {
    const angle = (step / 64) * 2 * Math.PI
    const dx = (km * Math.cos(angle)) / (KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180))
    return [longitude + dx, latitude + (km * Math.sin(angle)) / KM_PER_DEGREE]
  })
  return { type: 'LineString', coordinates }
}

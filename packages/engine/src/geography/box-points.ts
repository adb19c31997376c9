import { type Bbox, bboxWidth, relativeLongitude } from '@nahrain/model'
import { STEPS_PER_DEGREE } from '../dataset/dataset.ts'
import { CERTAIN, OUT, type PointTest } from './relation.ts'

/** A box as many exact points see it: comparisons alone, no distances. */
export function boxPoints(bbox: Bbox): PointTest {
  const [west, south, , north] = bbox
  const width = bboxWidth(bbox)
  const points: PointTest = {
    within(group) {
      if (group.south > north || group.north < south) return OUT
      const [start, end] = [degreesEast(group.west, west), degreesEast(group.east, west)]
      // A group that lies across the box's western edge is seen in two parts.
      const isWhole = start <= end && group.east - group.west < 360
      if (isWhole && start > width) return OUT
      const isAcross = width >= 360 || (isWhole && end <= width)
      return isAcross && group.south >= south && group.north <= north ? CERTAIN : points
    },
    relate: (longitudeE7, latitudeE7, into) => {
      for (let at = 0; at < longitudeE7.length; at++) {
        const latitude = (latitudeE7[at] as number) / STEPS_PER_DEGREE
        const isIn =
          latitude >= south &&
          latitude <= north &&
          (width >= 360 || degreesEast((longitudeE7[at] as number) / STEPS_PER_DEGREE, west) <= width)
        into[at] = isIn ? CERTAIN : OUT
      }
    },
  }
  return points
}

/** How far east of `west` a longitude is, in [0, 360). */
export function degreesEast(longitude: number, west: number): number {
  const relative = relativeLongitude(longitude, west)
  return relative < 0 ? relative + 360 : relative
}

import type { Position, Query } from '@nahrain/model'
import { type Dataset, STEPS_PER_DEGREE } from '../dataset/dataset.ts'
import { type Places, pointOf } from '../filters/place-geometry.ts'
import { type AlongRegion, sectionOf } from '../filters/region-filter.ts'
import { measureRoute } from '../geography/route.ts'

/** The region of a question that runs along a route, where it has exactly one. */
export function followedRegion(query: Query): AlongRegion | undefined {
  const along = query.regions.filter((region): region is AlongRegion => region.kind === 'along')
  return along.length === 1 ? along[0] : undefined
}

/** Position of a row along the question's route, in km. */
export type AlongKm = (row: number) => number

/**
 * Position along the route of a row, km from the route's first vertex, within the part that the question follows: that of
 * the row's location nearest to it. Rows without a place get infinity, which sorts last. A shape counts by its point.
 */
export function positionsAlong(places: Places, region: AlongRegion): AlongKm {
  const { dataset } = places
  const section = sectionOf(places, region)
  if (section === undefined) return () => Number.POSITIVE_INFINITY
  const { locate } = measureRoute(section)
  return (row) => {
    let [nearest, position] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (const place of placesOf(dataset, row)) {
      const { distanceKm, alongKm } = locate(place)
      if (distanceKm < nearest) [nearest, position] = [distanceKm, (region.fromKm ?? 0) + alongKm]
    }
    return position
  }
}

function placesOf(dataset: Dataset, row: number): Position[] {
  const { locations } = dataset
  if (locations === undefined) return row < dataset.placed ? [pointOf(dataset, row)] : []
  const [start, end] = [locations.offsets[row] as number, locations.offsets[row + 1] as number]
  return Array.from({ length: end - start }, (_, index) => [
    (locations.longitudeE7[start + index] as number) / STEPS_PER_DEGREE,
    (locations.latitudeE7[start + index] as number) / STEPS_PER_DEGREE,
  ])
}

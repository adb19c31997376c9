import type { Position, Query } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { type AlongRegion, sectionOf } from '../filters/region-filter.ts'
import { measureRoute } from '../geography/route.ts'
import type { AlongKm } from './rows.ts'

/** The region of a question that runs along a route, where it has exactly one. */
export function followedRegion(query: Query): AlongRegion | undefined {
  const along = query.regions.filter((region): region is AlongRegion => region.kind === 'along')
  return along.length === 1 ? along[0] : undefined
}

/**
 * Position along the route of every row, km from the route's first vertex, within the part that the question follows: that of
 * the row's location nearest to it. Rows without a place get infinity, which sorts last. A shape counts by its point.
 */
export function positionsAlong(dataset: Dataset, rowOf: ReadonlyMap<string, number>, region: AlongRegion): AlongKm {
  const section = sectionOf(dataset, rowOf, region)
  if (section === undefined) return new Float64Array(dataset.count).fill(Number.POSITIVE_INFINITY)
  const { locate } = measureRoute(section)
  const { offsets, longitude, latitude } = dataset.locations
  return Float64Array.from({ length: dataset.count }, (_, row) => {
    let [nearest, position] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      const place: Position = [longitude[at] as number, latitude[at] as number]
      const { distanceKm, alongKm } = locate(place)
      if (distanceKm < nearest) [nearest, position] = [distanceKm, (region.fromKm ?? 0) + alongKm]
    }
    return position
  })
}

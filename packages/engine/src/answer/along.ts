import type { EntryId, Position, Query, Region } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { routeOf } from '../filters/region-filter.ts'
import type { AlongKm } from './rows.ts'

/** The route that a question follows: that of its only region of kind `along`. */
export function followedRoute(query: Query): EntryId | undefined {
  const along = query.regions.filter((region): region is Extract<Region, { kind: 'along' }> => region.kind === 'along')
  return along.length === 1 ? along[0]?.route : undefined
}

/**
 * Position along the route of every row, km from the route's first vertex: that of the row's location nearest to the route.
 * Rows without a place get infinity, which sorts last. A shape counts by its point.
 */
export function positionsAlong(dataset: Dataset, rowOf: ReadonlyMap<string, number>, route: string): AlongKm {
  const { locate } = routeOf(dataset, rowOf, route)
  const { offsets, longitude, latitude } = dataset.locations
  return Float64Array.from({ length: dataset.count }, (_, row) => {
    let [nearest, position] = [Infinity, Infinity]
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      const place: Position = [longitude[at] as number, latitude[at] as number]
      const { distanceKm, alongKm } = locate(place)
      if (distanceKm < nearest) [nearest, position] = [distanceKm, alongKm]
    }
    return position
  })
}

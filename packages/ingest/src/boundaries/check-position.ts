import type { Bbox, Geometry, Position } from '@nahrain/model'
import { boundaryFault } from './boundary-fault.ts'
import type { BoundaryPair } from './match-boundaries.ts'
import { ringsOf } from './tidy-area.ts'

/**
 * Every new outline has to meet the one that its place has: another reading of the border moves it, but not to another country. This
 * finds latitude written before longitude, which in this part of the world is inside the world as well.
 * @throws invalid-input
 */
export function checkPositions(fileName: string, pairs: readonly BoundaryPair[]): void {
  const stray = pairs.filter(({ feature, place }) => {
    const former = boxOf(positionsOf(place.geometry))
    return former !== undefined && !meet(former, boxOf(ringsOf(feature.area).flat()))
  })
  const [first] = stray
  if (first === undefined) return
  const ids = stray.slice(0, 5).map(({ place }) => place.id)
  const got = `got ${stray.length} of ${pairs.length} outlines far from their places (${ids.join(', ')}${stray.length > 5 ? ', …' : ''})`
  const wayOut = isSwapped(first)
    ? 'latitude seems to come first; swap the coordinates'
    : 'the codes may be those of another layer'
  throw boundaryFault(fileName, `${got}, expected longitude before latitude, in WGS 84; ${wayOut}`)
}

function isSwapped({ feature, place }: BoundaryPair): boolean {
  const swapped = ringsOf(feature.area)
    .flat()
    .map(([first, second]): Position => [second, first])
  return meet(boxOf(positionsOf(place.geometry)), boxOf(swapped))
}

function positionsOf(geometry: Geometry | undefined): readonly Position[] {
  if (geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon') return ringsOf(geometry).flat()
  return geometry?.type === 'Point' ? [geometry.coordinates] : []
}

/** Undefined where there is no position. */
function boxOf(positions: readonly Position[]): Bbox | undefined {
  const [first, ...others] = positions
  if (first === undefined) return undefined
  const box: [number, number, number, number] = [...first, ...first]
  for (const [x, y] of others) {
    if (x < box[0]) box[0] = x
    if (y < box[1]) box[1] = y
    if (x > box[2]) box[2] = x
    if (y > box[3]) box[3] = y
  }
  return box
}

function meet(a: Bbox | undefined, b: Bbox | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

import { type Bbox, OPEN_END, OPEN_START, type Position } from '@nahrain/model'
import type { ContentColumns, DatasetContent } from './content.ts'
import { NO_DAY } from './dataset.ts'

/** The box of all positions, those of shapes too; data that straddles the antimeridian gets the box around the other way where it is narrower. */
export function extentInSpace({ columns, shapes, count }: DatasetContent, placed: number): Bbox | null {
  const others = [
    ...(columns.locations ?? []).flatMap((locations) => locations.map(({ position }) => position)),
    ...[...shapes.values()].flatMap(({ coordinates }) => positionsOf(coordinates)),
  ]
  const longitudes = new Float64Array(placed + others.length)
  let [south, north, used] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  const add = (longitude: number, latitude: number) => {
    longitudes[used++] = longitude
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  for (let row = 0; row < count; row++) {
    const longitude = columns.longitude[row] as number
    if (!Number.isNaN(longitude)) add(longitude, columns.latitude[row] as number)
  }
  for (const [longitude, latitude] of others) add(longitude, latitude)
  if (used === 0) return null
  const [west, east] = narrowestSpan(longitudes)
  return [west, south, east, north]
}

/** West and east of the shortest arc that holds all longitudes: the complement of their widest gap. */
function narrowestSpan(longitudes: Float64Array): [west: number, east: number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const longitude of longitudes) {
    if (longitude < first) first = longitude
    if (longitude > last) last = longitude
  }
  // No gap between them can be wider than half of the globe: they need not be sorted.
  if (last - first <= 180) return [first, last]
  const sorted = longitudes.toSorted()
  let [west, east, widest] = [first, last, first + 360 - last]
  for (let index = 1; index < sorted.length; index++) {
    const [before, after] = [sorted[index - 1] as number, sorted[index] as number]
    if (after - before > widest) [west, east, widest] = [after, before, after - before]
  }
  return [west, east]
}

export function extentInTime({ whenStart, whenEnd }: ContentColumns): { start: number; end: number } | null {
  let [start, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const add = (day: number) => {
    if (day === OPEN_START || day === OPEN_END || day === NO_DAY) return
    start = Math.min(start, day)
    end = Math.max(end, day)
  }
  whenStart.forEach(add)
  whenEnd.forEach(add)
  return start > end ? null : { start, end }
}

function positionsOf(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return []
  return typeof coordinates[0] === 'number' ? [coordinates as unknown as Position] : coordinates.flatMap(positionsOf)
}

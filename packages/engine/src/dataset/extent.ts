import { type Bbox, type Geometry, OPEN_END, OPEN_START, type Position } from '@nahrain/model'
import type { ContentRow } from './content.ts'

/** The box of all positions, those of shapes too; data that straddles the antimeridian gets the box around the other way where it is narrower. */
export function extentInSpace(rows: readonly ContentRow[], shapes: Iterable<Geometry>): Bbox | null {
  const marks = rows.flatMap((row) => row.locations.map(({ position }) => position))
  const positions = [...marks, ...[...shapes].flatMap((shape) => positionsOf(shape.coordinates))]
  if (positions.length === 0) return null
  const longitudes = positions.map(([longitude]) => longitude).sort((a, b) => a - b)
  const latitudes = positions.map(([, latitude]) => latitude)
  const south = latitudes.reduce((a, b) => Math.min(a, b))
  const north = latitudes.reduce((a, b) => Math.max(a, b))
  const [west, east] = narrowestSpan(longitudes)
  return [west, south, east, north]
}

/** West and east of the shortest arc that holds all of the sorted longitudes: the complement of their widest gap. */
function narrowestSpan(sorted: readonly number[]): [west: number, east: number] {
  const first = sorted[0] as number
  const last = sorted[sorted.length - 1] as number
  let [west, east, widest] = [first, last, first + 360 - last]
  for (let index = 1; index < sorted.length; index++) {
    const [before, after] = [sorted[index - 1] as number, sorted[index] as number]
    if (after - before > widest) [west, east, widest] = [after, before, after - before]
  }
  return [west, east]
}

export function extentInTime(rows: readonly ContentRow[]): { start: number; end: number } | null {
  const bounds = rows
    .flatMap(({ when }) => (when ? [when.start, when.end] : []))
    .filter((day) => day !== OPEN_START && day !== OPEN_END)
  if (bounds.length === 0) return null
  return { start: bounds.reduce((a, b) => Math.min(a, b)), end: bounds.reduce((a, b) => Math.max(a, b)) }
}

function positionsOf(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return []
  return typeof coordinates[0] === 'number' ? [coordinates as unknown as Position] : coordinates.flatMap(positionsOf)
}

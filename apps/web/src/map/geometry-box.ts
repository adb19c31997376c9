import type { Bbox, Geometry } from '@nahrain/model'

/** The box of a geometry's positions as they are written: west, south, east, north in degrees, not across the antimeridian. */
export function boxOf(geometry: Geometry): Bbox {
  const flat = (value: unknown): number[][] =>
    Array.isArray(value) && typeof value[0] !== 'number' ? value.flatMap(flat) : [value as number[]]
  const positions = flat(geometry.coordinates)
  const [xs, ys] = [positions.map(([x = 0]) => x), positions.map(([, y = 0]) => y)]
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b))
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b))
  return [least(xs), least(ys), most(xs), most(ys)]
}

import type { Bbox } from '@nahrain/model'

const EVERYWHERE: Bbox = [-180, -85, 180, 85]
/** Share of the points beyond each edge: a few mistyped ones do not move the map. */
const BEYOND = 0.01
/** Of the box's width and height, on each side; and the least, in degrees, for a table with one place. */
const MARGIN = 0.05
const LEAST_MARGIN = 0.05
/** Points looked at, evenly over the file: more do not move the box by what anybody sees. */
const MOST_POINTS = 50_000

/** Where a map of the points starts: the box of the middle 98 %, with a margin. */
export function firstViewOf(longitude: Float64Array, latitude: Float64Array): Bbox {
  const xs = middle(longitude)
  const ys = middle(latitude)
  if (xs === undefined || ys === undefined) return EVERYWHERE
  return [
    Math.max(xs.least - xs.margin, -180),
    Math.max(ys.least - ys.margin, -90),
    Math.min(xs.most + xs.margin, 180),
    Math.min(ys.most + ys.margin, 90),
  ]
}

function middle(values: Float64Array): { least: number; most: number; margin: number } | undefined {
  const sorted = someOf(values).sort()
  if (sorted.length === 0) return undefined
  const beyond = Math.floor(sorted.length * BEYOND)
  const [least, most] = [sorted[beyond] as number, sorted[sorted.length - 1 - beyond] as number]
  return { least, most, margin: Math.max((most - least) * MARGIN, LEAST_MARGIN) }
}

function someOf(values: Float64Array): Float64Array {
  const some = new Float64Array(MOST_POINTS)
  const step = Math.ceil(values.length / MOST_POINTS)
  let count = 0
  for (let at = 0; at < values.length; at += step) {
    const value = values[at] as number
    if (!Number.isNaN(value)) some[count++] = value
  }
  return some.subarray(0, count)
}

import type { Edge, FramePoint } from './shape.ts'
import { distanceKm, interpolate, nearestFraction, SHORTEST_RADIUS_KM } from './wgs84.ts'

/** The nearest point of some edges to a position. */
export interface Nearest {
  readonly distanceKm: number
  /** Index of the edge, -1 where there is none. */
  readonly edge: number
  /** How far along the edge, 0 to 1. */
  readonly fraction: number
}

const RADIANS = Math.PI / 180
const NOTHING: Nearest = { distanceKm: Number.POSITIVE_INFINITY, edge: -1, fraction: 0 }

/**
 * Finds the nearest of many short edges. Each edge is a unit vector (its middle) and half a length, so that one dot product proves
 * most edges too far; only those that it cannot rule out are measured.
 */
export function indexEdges(edges: readonly Edge[]): (position: FramePoint) => Nearest {
  const middles = new Float64Array(edges.length * 3)
  const halves = new Float64Array(edges.length)
  edges.forEach(([a, b], edge) => {
    middles.set(unitVector(interpolate(a, b, 0.5)), edge * 3)
    halves[edge] = distanceKm(a, b) / 2
  })
  // One buffer for all calls: they come by the thousand and never overlap.
  const cosines = new Float64Array(edges.length)
  const longestHalf = halves.reduce((a, b) => Math.max(a, b), 0)

  function measure(position: FramePoint, edge: number): Nearest {
    const [a, b] = edges[edge] as Edge
    const fraction = nearestFraction(position, a, b)
    return { distanceKm: distanceKm(position, interpolate(a, b, fraction)), edge, fraction }
  }

  return (position) => {
    const [x, y, z] = unitVector(position)
    let closest = -1
    for (let edge = 0; edge < edges.length; edge++) {
      const at = edge * 3
      const cosine = x * (middles[at] as number) + y * (middles[at + 1] as number) + z * (middles[at + 2] as number)
      cosines[edge] = cosine
      if (closest < 0 || cosine > (cosines[closest] as number)) closest = edge
    }
    if (closest < 0) return NOTHING
    let best = measure(position, closest)
    let least = leastCosine(best.distanceKm + longestHalf)
    for (let edge = 0; edge < edges.length; edge++) {
      if (edge === closest || (cosines[edge] as number) < least) continue
      const measured = measure(position, edge)
      if (measured.distanceKm >= best.distanceKm) continue
      best = measured
      least = leastCosine(best.distanceKm + longestHalf)
    }
    return best
  }
}

/** Edges whose middle is at a smaller cosine than this are further away than `km`; the margin is for rounding. */
function leastCosine(km: number): number {
  return Math.cos(Math.min(Math.PI, km / SHORTEST_RADIUS_KM)) - 1e-12
}

function unitVector([longitude, latitude]: FramePoint): [x: number, y: number, z: number] {
  const ring = Math.cos(latitude * RADIANS)
  return [ring * Math.cos(longitude * RADIANS), ring * Math.sin(longitude * RADIANS), Math.sin(latitude * RADIANS)]
}

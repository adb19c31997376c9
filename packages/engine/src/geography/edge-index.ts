import { relativeLongitude } from '@nahrain/model'
import type { Edge, FramePoint } from './shape.ts'
import { distanceKm, interpolate, kmPerDegree, nearestFraction, SHORTEST_RADIUS_KM } from './wgs84.ts'

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
/** Neighbours along a line lie together, so a few in a row make a good group. */
const GROUP_EDGES = 16
/** Up to here a flat map around the position ranks edges within 0.5 %. */
const FLAT_KM = 300
const FLAT_SLACK = 1.01

/**
 * Finds the nearest of many short edges. Edges and groups of edges are balls on the unit sphere (a middle and a reach), so that the length
 * of a chord proves most of them too far; of those left, a flat map picks the few whose geodesic distance is taken.
 */
export function indexEdges(edges: readonly Edge[]): (position: FramePoint) => Nearest {
  const balls = ballsAround(edges)
  const groups = groupBalls(balls)
  // One list for all calls: they come by the thousand and never overlap.
  const candidates: number[] = []
  const flatKm: number[] = []

  function measure(position: FramePoint, edge: number): Nearest {
    const [a, b] = edges[edge] as Edge
    const fraction = nearestFraction(position, a, b)
    return { distanceKm: distanceKm(position, interpolate(a, b, fraction)), edge, fraction }
  }

  /** An edge that is near, if perhaps not the nearest: the one with the nearest middle in the nearest group. */
  function firstGuess(x: number, y: number, z: number): number {
    const group = nearestBall(groups, 0, groups.reach.length, x, y, z)
    return nearestBall(balls, group * GROUP_EDGES, Math.min(edges.length, (group + 1) * GROUP_EDGES), x, y, z)
  }

  /** Collects the edges that may be nearer than `reach` (a chord). */
  function collect(reach: number, x: number, y: number, z: number): void {
    candidates.length = 0
    for (let group = 0; group < groups.reach.length; group++) {
      if (gapTo(groups, group, x, y, z) > reach) continue
      const end = Math.min(edges.length, (group + 1) * GROUP_EDGES)
      for (let edge = group * GROUP_EDGES; edge < end; edge++) {
        if (gapTo(balls, edge, x, y, z) <= reach) candidates.push(edge)
      }
    }
  }

  return (position) => {
    if (edges.length === 0) return NOTHING
    const [x, y, z] = unitVector(position)
    let best = measure(position, firstGuess(x, y, z))
    collect(best.distanceKm / SHORTEST_RADIUS_KM + ROUNDING, x, y, z)
    const isFlat = best.distanceKm <= FLAT_KM
    let least = Number.POSITIVE_INFINITY
    if (isFlat) {
      const distanceTo = flatDistance(position)
      candidates.forEach((edge, index) => {
        const km = distanceTo(edges[edge] as Edge)
        flatKm[index] = km
        least = Math.min(least, km)
      })
    }
    candidates.forEach((edge, index) => {
      if (edge === best.edge || (isFlat && (flatKm[index] as number) > least * FLAT_SLACK + ROUNDING)) return
      const measured = measure(position, edge)
      if (measured.distanceKm < best.distanceKm) best = measured
    })
    return best
  }
}

const ROUNDING = 1e-9

/** Balls on the unit sphere: middles as three numbers each, and how far what is in them reaches; lengths are chords. */
interface Balls {
  readonly middles: Float64Array
  readonly reach: Float64Array
}

function ballsAround(edges: readonly Edge[]): Balls {
  const middles = new Float64Array(edges.length * 3)
  const reach = new Float64Array(edges.length)
  edges.forEach(([a, b], edge) => {
    middles.set(unitVector(interpolate(a, b, 0.5)), edge * 3)
    // A chord is shorter than its arc, and no arc is longer than its km over the smallest radius.
    reach[edge] = distanceKm(a, b) / 2 / SHORTEST_RADIUS_KM
  })
  return { middles, reach }
}

function groupBalls({ middles, reach }: Balls): Balls {
  const count = Math.ceil(reach.length / GROUP_EDGES)
  const groups: Balls = { middles: new Float64Array(count * 3), reach: new Float64Array(count) }
  for (let group = 0; group < count; group++) {
    const [start, end] = [group * GROUP_EDGES, Math.min(reach.length, (group + 1) * GROUP_EDGES)]
    const sum = [0, 1, 2].map((axis) => {
      let total = 0
      for (let edge = start; edge < end; edge++) total += middles[edge * 3 + axis] as number
      return total
    })
    const length = Math.hypot(...sum) || 1
    const [x = 0, y = 0, z = 0] = sum.map((value) => value / length)
    groups.middles.set([x, y, z], group * 3)
    for (let edge = start; edge < end; edge++) {
      const far = chordTo(middles, edge, x, y, z) + (reach[edge] as number)
      groups.reach[group] = Math.max(groups.reach[group] as number, far)
    }
  }
  return groups
}

function chordTo(middles: Float64Array, ball: number, x: number, y: number, z: number): number {
  const at = ball * 3
  const dx = x - (middles[at] as number)
  const dy = y - (middles[at + 1] as number)
  const dz = z - (middles[at + 2] as number)
  return Math.sqrt(dx * dx + dy * dy + dz * dz)
}

/** What is in the ball is at least so far away; negative inside of it. */
function gapTo({ middles, reach }: Balls, ball: number, x: number, y: number, z: number): number {
  return chordTo(middles, ball, x, y, z) - (reach[ball] as number)
}

function nearestBall(balls: Balls, start: number, end: number, x: number, y: number, z: number): number {
  let [nearest, least] = [start, Number.POSITIVE_INFINITY]
  for (let ball = start; ball < end; ball++) {
    const gap = gapTo(balls, ball, x, y, z)
    if (gap < least) [nearest, least] = [ball, gap]
  }
  return nearest
}

/** Distances in km on a flat map around a position: good for comparing edges, no more. */
function flatDistance(position: FramePoint): (edge: Edge) => number {
  const [px, py] = position
  const [kmX, kmY] = kmPerDegree(py)
  // A degree of longitude is shorter towards the pole: taken at the latitude half-way to what is measured.
  const [nextX] = kmPerDegree(py + 0.1)
  const slope = (nextX - kmX) / 0.1 / 2
  return ([[ax, ay], [bx, by]]) => {
    const scale = kmX + slope * ((ay + by) / 2 - py)
    const dx = (bx - ax) * scale
    const dy = (by - ay) * kmY
    const fromX = relativeLongitude(ax, px) * scale
    const fromY = (ay - py) * kmY
    const lengthSquared = dx * dx + dy * dy
    const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, -(fromX * dx + fromY * dy) / lengthSquared))
    const [x, y] = [fromX + dx * along, fromY + dy * along]
    return Math.sqrt(x * x + y * y)
  }
}

function unitVector([longitude, latitude]: FramePoint): [x: number, y: number, z: number] {
  const ring = Math.cos(latitude * RADIANS)
  return [ring * Math.cos(longitude * RADIANS), ring * Math.sin(longitude * RADIANS), Math.sin(latitude * RADIANS)]
}

import type { Position } from 'geojson'
import type { Stretch } from './gshhg.ts'

/**
 * Stretches as a network of positions, so that a course can be followed over bins, confluences and gaps.
 * A tributary may end beside another river instead of on it; a stretch's end is therefore tied to whatever lies within
 * `REACH_KM`, at a price that keeps a course on its own line wherever there is one.
 */
export interface Network {
  readonly positions: readonly Position[]
  readonly links: readonly (readonly Link[])[]
}

interface Link {
  readonly to: number
  readonly cost: number
}

const REACH_KM = 4
const GAP_PRICE = 5

export function buildNetwork(stretches: readonly Stretch[]): Network {
  const positions: Position[] = []
  const links: Link[][] = []
  const ends: number[] = []
  const known = new Map<string, number>()
  const node = (position: Position): number => {
    const key = position.map((value) => value.toFixed(4)).join()
    const index = known.get(key) ?? positions.push(position) - 1
    known.set(key, index)
    links[index] ??= []
    return index
  }
  const tie = (from: number, to: number, cost: number) => {
    links[from]?.push({ to, cost })
    links[to]?.push({ to: from, cost })
  }

  for (const { line } of stretches) {
    const nodes = line.map(node)
    for (const [index, to] of nodes.entries()) {
      const from = nodes[index - 1]
      if (from !== undefined) tie(from, to, kilometres(positions[from], positions[to]))
    }
    ends.push(...[nodes[0], nodes.at(-1)].filter((end) => end !== undefined))
  }
  for (const end of ends) {
    for (const [other, position] of positions.entries()) {
      const gap = kilometres(positions[end], position)
      if (other !== end && gap < REACH_KM) tie(end, other, gap * GAP_PRICE)
    }
  }
  return { positions, links }
}

/** The cheapest way through the points, each first moved to the nearest position of the network. */
export function follow(network: Network, through: readonly Position[]): Position[] {
  const stops = through.map((point) => nearest(network, point))
  const route = stops.flatMap((stop, index) => {
    const previous = stops[index - 1]
    return previous === undefined ? [stop] : cheapest(network, previous, stop).slice(1)
  })
  return route.map((index) => network.positions[index]).filter((position) => position !== undefined)
}

function nearest({ positions }: Network, point: Position): number {
  const distances = positions.map((position) => kilometres(position, point))
  return distances.indexOf(Math.min(...distances))
}

/** Dijkstra's search; the queue is a sorted set of open nodes, small enough here to be scanned. */
function cheapest({ links }: Network, from: number, to: number): number[] {
  const cost = new Map([[from, 0]])
  const before = new Map<number, number>()
  const open = new Set([from])
  const done = new Set<number>()
  while (open.size > 0) {
    const current = cheapestOf(open, cost)
    if (current === to) return trace(before, to)
    open.delete(current)
    done.add(current)
    for (const link of links[current] ?? []) {
      const total = (cost.get(current) ?? 0) + link.cost
      if (done.has(link.to) || total >= (cost.get(link.to) ?? Number.POSITIVE_INFINITY)) continue
      cost.set(link.to, total)
      before.set(link.to, current)
      open.add(link.to)
    }
  }
  throw new Error('got two points of a river that no line joins')
}

function cheapestOf(open: ReadonlySet<number>, cost: ReadonlyMap<number, number>): number {
  return [...open].reduce((best, node) => ((cost.get(node) ?? 0) < (cost.get(best) ?? 0) ? node : best))
}

function trace(before: ReadonlyMap<number, number>, end: number): number[] {
  const way = [end]
  for (let step = before.get(end); step !== undefined; step = before.get(step)) way.unshift(step)
  return way
}

/** Good to a few parts in a thousand over the distances here. */
export function kilometres(a: Position | undefined, b: Position | undefined): number {
  const [x = 0, y = 0] = a ?? []
  const [otherX = 0, otherY = 0] = b ?? []
  const shrink = Math.cos((((y + otherY) / 2) * Math.PI) / 180)
  return 111.2 * Math.hypot((otherX - x) * shrink, otherY - y)
}

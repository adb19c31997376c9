import { type Edge, edgesOf, type FramePoint, type Shape } from './shape.ts'

/**
 * The edges of a shape by bands of latitude, so that a point or an edge is tested only against those at its height.
 * What a band leaves out is provably elsewhere; what it keeps is still tested.
 */
export interface LatitudeBands {
  /** Even-odd rule over the shape's rings; a point on an edge is inside. */
  readonly isInside: (point: FramePoint) => boolean
  /** The same without a tuple, for loops over many rows. */
  readonly contains: (x: number, latitude: number) => boolean
  /** True where an edge of the rings meets a box in the frame. */
  readonly meetsBox: (box: FrameBox) => boolean
  /** True where some edge between two latitudes passes the test. */
  readonly someEdge: (south: number, north: number, test: (a: FramePoint, b: FramePoint) => boolean) => boolean
}

export function bandShape(shape: Shape): LatitudeBands {
  const rings = bandEdges([...edgesOf({ ...shape, lines: [] })])
  const all = shape.lines.length === 0 ? rings : bandEdges([...edgesOf(shape)])
  return {
    isInside: ([x, y]) => isInsideRings(rings, x, y),
    contains: (x, y) => isInsideRings(rings, x, y),
    meetsBox: (box) => meetsBox(rings, box),
    someEdge: (south, north, test) => someEdgeOf(all, south, north, test),
  }
}

export type FrameBox = readonly [west: number, south: number, east: number, north: number]

/** Band b has the edges `members[starts[b]]` up to, not including, `members[starts[b + 1]]`; an edge in several bands comes several times. */
interface Bands {
  readonly edges: readonly Edge[]
  /** Four numbers per edge: x and latitude of its two ends. */
  readonly ends: Float64Array
  readonly lowest: number
  readonly highest: number
  readonly count: number
  readonly starts: Int32Array
  readonly members: Int32Array
}

function bandEdges(edges: readonly Edge[]): Bands {
  const ends = Float64Array.from(edges.flatMap(([a, b]) => [...a, ...b]))
  const latitudes = edges.flatMap(([a, b]) => [a[1], b[1]])
  const lowest = latitudes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const highest = latitudes.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const count = Math.max(1, Math.ceil(Math.sqrt(edges.length) * 2), edges.length >> 1)
  const frame = { lowest, highest, count }
  const lists = Array.from({ length: count }, (): number[] => [])
  edges.forEach(([a, b], edge) => {
    const [from, to] = [bandOf(frame, Math.min(a[1], b[1])), bandOf(frame, Math.max(a[1], b[1]))]
    for (let band = from; band <= to; band++) lists[band]?.push(edge)
  })
  const starts = new Int32Array(count + 1)
  lists.forEach((list, band) => {
    starts[band + 1] = (starts[band] as number) + list.length
  })
  return { ...frame, edges, ends, starts, members: Int32Array.from(lists.flat()) }
}

function bandOf({ lowest, highest, count }: Pick<Bands, 'lowest' | 'highest' | 'count'>, latitude: number): number {
  const band = Math.floor(((latitude - lowest) / (highest - lowest || 1)) * count)
  return Math.min(count - 1, Math.max(0, band))
}

function someEdgeOf(
  bands: Bands,
  south: number,
  north: number,
  test: (a: FramePoint, b: FramePoint) => boolean,
): boolean {
  if (north < bands.lowest || south > bands.highest) return false
  const end = bands.starts[bandOf(bands, north) + 1] as number
  for (let at = bands.starts[bandOf(bands, south)] as number; at < end; at++) {
    const [a, b] = bands.edges[bands.members[at] as number] as Edge
    if (test(a, b)) return true
  }
  return false
}

/** This runs for every row near the boundary of a region: plain numbers, no tuples. */
function isInsideRings(bands: Bands, x: number, y: number): boolean {
  if (!(y >= bands.lowest && y <= bands.highest)) return false
  const { ends, members, starts } = bands
  const band = bandOf(bands, y)
  const end = starts[band + 1] as number
  let inside = false
  for (let at = starts[band] as number; at < end; at++) {
    const edge = (members[at] as number) * 4
    const ax = ends[edge] as number
    const ay = ends[edge + 1] as number
    const bx = ends[edge + 2] as number
    const by = ends[edge + 3] as number
    const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
    if (turn === 0 && isBetween(x, ax, bx) && isBetween(y, ay, by)) return true
    if (ay > y !== by > y && turn > 0 === by > ay) inside = !inside
  }
  return inside
}

function isBetween(value: number, a: number, b: number): boolean {
  return value >= Math.min(a, b) && value <= Math.max(a, b)
}

/** By separating axes: those of the box, then the line of the edge, on one side of which all corners lie where they do not meet. */
function meetsBox(bands: Bands, [west, south, east, north]: FrameBox): boolean {
  const { ends, members, starts } = bands
  if (north < bands.lowest || south > bands.highest) return false
  const last = starts[bandOf(bands, north) + 1] as number
  for (let at = starts[bandOf(bands, south)] as number; at < last; at++) {
    const edge = (members[at] as number) * 4
    const ax = ends[edge] as number
    const bx = ends[edge + 2] as number
    if ((ax < west && bx < west) || (ax > east && bx > east)) continue
    const ay = ends[edge + 1] as number
    const by = ends[edge + 3] as number
    if ((ay < south && by < south) || (ay > north && by > north)) continue
    if (!Number.isFinite(east - west)) return true
    const [dx, dy] = [bx - ax, by - ay]
    const southWest = dx * (south - ay) - dy * (west - ax)
    const southEast = dx * (south - ay) - dy * (east - ax)
    const northEast = dx * (north - ay) - dy * (east - ax)
    const northWest = dx * (north - ay) - dy * (west - ax)
    const isApart =
      (southWest > 0 && southEast > 0 && northEast > 0 && northWest > 0) ||
      (southWest < 0 && southEast < 0 && northEast < 0 && northWest < 0)
    if (!isApart) return true
  }
  return false
}

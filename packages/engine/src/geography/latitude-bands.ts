import { type FrameBox, hasPoint, meetsView, type RingsView } from './rings-view.ts'
import { type Edge, edgesOf, type FramePoint, type Shape } from './shape.ts'

/**
 * The edges of a shape by bands of latitude, so that a point or an edge is tested only against those at its height.
 * What a band leaves out is provably elsewhere; what it keeps is still tested.
 */
export interface LatitudeBands {
  /** Even-odd rule over the shape's rings; a point on an edge is inside. */
  readonly isInside: (point: FramePoint) => boolean
  /** The edges of the rings that may decide about the points of a box in the frame. */
  readonly atHeightOf: (box: FrameBox) => RingsView
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
    atHeightOf: (box) => ({ ends: rings.ends, edges: edgesAtHeight(rings, box), odd: false }),
    meetsBox: (box) => meetsBox(rings, box),
    someEdge: (south, north, test) => someEdgeOf(all, south, north, test),
  }
}

interface Bands {
  readonly edges: readonly Edge[]
  /** Four numbers per edge: x and latitude of its two ends. */
  readonly ends: Float64Array
  readonly lowest: number
  readonly highest: number
  readonly count: number
  /** The edges of each band; one that lies in several comes several times. */
  readonly members: readonly (readonly number[])[]
}

function bandEdges(edges: readonly Edge[]): Bands {
  const ends = Float64Array.from(edges.flatMap(([a, b]) => [...a, ...b]))
  const latitudes = edges.flatMap(([a, b]) => [a[1], b[1]])
  const lowest = latitudes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const highest = latitudes.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const count = Math.max(1, Math.ceil(Math.sqrt(edges.length) * 2), edges.length >> 1)
  const frame = { lowest, highest, count }
  const members = Array.from({ length: count }, (): number[] => [])
  edges.forEach(([a, b], edge) => {
    const [from, to] = [bandOf(frame, Math.min(a[1], b[1])), bandOf(frame, Math.max(a[1], b[1]))]
    for (let band = from; band <= to; band++) members[band]?.push(edge)
  })
  return { ...frame, edges, ends, members }
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
  const last = bandOf(bands, north)
  for (let band = bandOf(bands, south); band <= last; band++) {
    for (const edge of bands.members[band] as readonly number[]) {
      const [a, b] = bands.edges[edge] as Edge
      if (test(a, b)) return true
    }
  }
  return false
}

function isInsideRings(bands: Bands, x: number, y: number): boolean {
  if (!(y >= bands.lowest && y <= bands.highest)) return false
  const edges = bands.members[bandOf(bands, y)] as readonly number[]
  return hasPoint({ ends: bands.ends, edges, odd: false }, x, y)
}

function meetsBox(bands: Bands, box: FrameBox): boolean {
  const [, south, , north] = box
  if (north < bands.lowest || south > bands.highest) return false
  const last = bandOf(bands, north)
  for (let band = bandOf(bands, south); band <= last; band++) {
    if (meetsView({ ends: bands.ends, edges: bands.members[band] as readonly number[], odd: false }, box)) return true
  }
  return false
}

/** Each edge in the bands of a box once, though it may be in several of them. */
function edgesAtHeight(bands: Bands, [, south, , north]: FrameBox): readonly number[] {
  const found: number[] = []
  if (north < bands.lowest || south > bands.highest) return found
  const [first, last] = [bandOf(bands, south), bandOf(bands, north)]
  for (let band = first; band <= last; band++) {
    for (const edge of bands.members[band] as readonly number[]) {
      const lower = Math.min(bands.ends[edge * 4 + 1] as number, bands.ends[edge * 4 + 3] as number)
      if (band === first || bandOf(bands, lower) === band) found.push(edge)
    }
  }
  return found
}

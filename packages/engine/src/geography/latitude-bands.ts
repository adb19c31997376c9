import { type Edge, edgesOf, type FramePoint, type Shape } from './shape.ts'

/**
 * The edges of a shape by bands of latitude, so that a point or an edge is tested only against those at its height.
 * What a band leaves out is provably elsewhere; what it keeps is still tested.
 */
export interface LatitudeBands {
  /** Even-odd rule over the shape's rings; a point on an edge is inside. */
  readonly isInside: (point: FramePoint) => boolean
  /** True where some edge between two latitudes passes the test. */
  readonly someEdge: (south: number, north: number, test: (a: FramePoint, b: FramePoint) => boolean) => boolean
}

export function bandShape(shape: Shape): LatitudeBands {
  const rings = bandEdges([...edgesOf({ ...shape, lines: [] })])
  const all = shape.lines.length === 0 ? rings : bandEdges([...edgesOf(shape)])
  return {
    isInside: (point) => isInsideEdges(rings(point[1], point[1]), point),
    someEdge: (south, north, test) => {
      for (const [a, b] of all(south, north)) if (test(a, b)) return true
      return false
    },
  }
}

/** Gives the edges that may touch the latitudes from `south` to `north`; an edge in several bands comes several times. */
function bandEdges(edges: readonly Edge[]): (south: number, north: number) => Iterable<Edge> {
  const latitudes = edges.flatMap(([a, b]) => [a[1], b[1]])
  const lowest = latitudes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const highest = latitudes.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const count = Math.max(1, Math.ceil(Math.sqrt(edges.length) * 2))
  const bandOf = (latitude: number) => {
    const band = Math.floor(((latitude - lowest) / (highest - lowest || 1)) * count)
    return Math.min(count - 1, Math.max(0, band))
  }
  const bands = Array.from({ length: count }, (): Edge[] => [])
  for (const edge of edges) {
    const [from, to] = [bandOf(Math.min(edge[0][1], edge[1][1])), bandOf(Math.max(edge[0][1], edge[1][1]))]
    for (let band = from; band <= to; band++) bands[band]?.push(edge)
  }
  return function* (south, north) {
    if (north < lowest || south > highest) return
    for (let band = bandOf(south); band <= bandOf(north); band++) yield* bands[band] as Edge[]
  }
}

function isInsideEdges(edges: Iterable<Edge>, [x, y]: FramePoint): boolean {
  let inside = false
  for (const [[ax, ay], [bx, by]] of edges) {
    const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
    if (turn === 0 && isBetween(x, ax, bx) && isBetween(y, ay, by)) return true
    if (ay > y !== by > y && turn > 0 === by > ay) inside = !inside
  }
  return inside
}

function isBetween(value: number, a: number, b: number): boolean {
  return value >= Math.min(a, b) && value <= Math.max(a, b)
}

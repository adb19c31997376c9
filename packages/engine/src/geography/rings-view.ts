export type FrameBox = readonly [west: number, south: number, east: number, north: number]

/**
 * The edges of some rings that decide whether a point is inside, as far as they differ between the points of a box: few, where the box
 * is small. Points are decided by the even-odd rule with a ray to the east; a point on an edge is inside.
 */
export interface RingsView {
  /** Of all edges, four numbers each: x and latitude of its two ends. */
  readonly ends: Float64Array
  /** Those edges that a ray may meet from one point of the box and not from another. */
  readonly edges: readonly number[]
  /** Whether the rays of all points of the box meet an odd number of other edges. */
  readonly odd: boolean
}

/** The view from a box inside the box of another view. */
export function viewFrom([west, south, east, north]: FrameBox, { ends, edges, odd: wasOdd }: RingsView): RingsView {
  const kept: number[] = []
  let odd = wasOdd
  for (const edge of edges) {
    const at = edge * 4
    const ax = ends[at] as number
    const ay = ends[at + 1] as number
    const bx = ends[at + 2] as number
    const by = ends[at + 3] as number
    if ((ay < south && by < south) || (ay > north && by > north) || (ax < west && bx < west)) continue
    // All rays meet it: they start west of it, at heights where it is.
    const isWall = ax > east && bx > east && (ay < by ? ay <= south && by > north : by <= south && ay > north)
    if (isWall) odd = !odd
    else kept.push(edge)
  }
  return { ends, edges: kept, odd }
}

/** Whether a point of the view's box is inside. This runs for every row near the boundary of a region: plain numbers, no tuples. */
export function hasPoint({ ends, edges, odd }: RingsView, x: number, y: number): boolean {
  let inside = odd
  for (let index = 0; index < edges.length; index++) {
    const at = (edges[index] as number) * 4
    const ax = ends[at] as number
    const ay = ends[at + 1] as number
    const bx = ends[at + 2] as number
    const by = ends[at + 3] as number
    if (ay > y !== by > y) {
      const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
      if (turn === 0) return true
      if (turn > 0 === by > ay) inside = !inside
    } else if (isAtEnd(x, y, ax, ay) || isAtEnd(x, y, bx, by) || (y === ay && y === by && ax > x !== bx > x)) {
      return true
    }
  }
  return inside
}

function isAtEnd(x: number, y: number, endX: number, endY: number): boolean {
  return y === endY && x === endX
}

/** On the safe side of rounding, in square degrees. */
const HAIR = 1e-9

/**
 * Whether the boundary may run through a box inside the view's. By separating axes: those of the box, then the line of the edge, which
 * the middle of the box is further from than the box reaches where they do not meet.
 */
export function meetsView({ ends, edges }: RingsView, [west, south, east, north]: FrameBox): boolean {
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2]
  const [halfWidth, halfHeight] = [(east - west) / 2, (north - south) / 2]
  for (let index = 0; index < edges.length; index++) {
    const at = (edges[index] as number) * 4
    const ax = ends[at] as number
    const bx = ends[at + 2] as number
    if ((ax < west && bx < west) || (ax > east && bx > east)) continue
    const ay = ends[at + 1] as number
    const by = ends[at + 3] as number
    if ((ay < south && by < south) || (ay > north && by > north)) continue
    const dx = bx - ax
    const dy = by - ay
    const off = Math.abs(dx * (middleY - ay) - dy * (middleX - ax))
    const isApart = off > Math.abs(dx) * halfHeight + Math.abs(dy) * halfWidth + HAIR
    // An infinite box makes numbers that are none, and nothing apart.
    if (!isApart) return true
  }
  return false
}

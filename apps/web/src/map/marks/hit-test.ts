import { type MarkBuffer, offsetOf, reachOf } from './mark-buffer.ts'

/** How far beside a mark the reader's hand may be, in pixels. */
const REACH = 5

/** What places a mercator position on the screen, as it was at the last frame. */
export interface Camera {
  /** Column-major; from mercator units to clip space. */
  readonly matrix: ArrayLike<number>
  /** Of the map, in CSS pixels. */
  readonly width: number
  readonly height: number
  /** Copies of the world that are seen: 0 is the one between 180° west and east, 1 the next one to the east. */
  readonly worlds: readonly number[]
}

/** The topmost mark under a point of the screen, else the one whose edge is nearest to it within reach. */
export function markAt(buffer: MarkBuffer, camera: Camera, x: number, y: number): number | undefined {
  let nearest: number | undefined
  let least = REACH
  for (let index = buffer.size - 1; index >= 0; index--) {
    const gap = distanceTo(buffer, index, camera, x, y) - reachOf(buffer, index)
    if (gap <= 0) return index
    if (gap > least) continue
    least = gap
    nearest = index
  }
  return nearest
}

/** Pixels from a point to the centre of a mark, in the copy of the world where it is nearest. */
function distanceTo(buffer: MarkBuffer, index: number, camera: Camera, x: number, y: number): number {
  const { x: east, y: south } = offsetOf(buffer, index)
  let least = Number.POSITIVE_INFINITY
  for (const world of camera.worlds) {
    const [left, top] = project(camera, buffer.anchor.x + east + world, buffer.anchor.y + south)
    least = Math.min(least, Math.hypot(left - x, top - y))
  }
  return least
}

/** A mercator position as pixels from the map's top left corner. */
function project({ matrix, width, height }: Camera, x: number, y: number): readonly [left: number, top: number] {
  const row = (at: number) => (matrix[at] as number) * x + (matrix[at + 4] as number) * y + (matrix[at + 12] as number)
  const depth = row(3)
  return [((row(0) / depth + 1) / 2) * width, ((1 - row(1) / depth) / 2) * height]
}

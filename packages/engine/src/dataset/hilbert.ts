import type { Position } from '@nahrain/model'

const ORDER = 16
const SIDE = 2 ** ORDER

/**
 * Position of a point along a Hilbert curve over the whole globe, an integer in [0, 2³²): near points get near numbers.
 * The classic walk through the quadrants (Wikipedia, "Hilbert curve", xy2d) on a grid of 65,536 × 65,536.
 */
export function hilbertIndex([longitude, latitude]: Position): number {
  let x = gridCoordinate((longitude + 180) / 360)
  let y = gridCoordinate((latitude + 90) / 180)
  let index = 0
  for (let size = SIDE / 2; size >= 1; size /= 2) {
    const right = (x & size) > 0 ? 1 : 0
    const upper = (y & size) > 0 ? 1 : 0
    index += size * size * ((3 * right) ^ upper)
    if (upper === 0) {
      if (right === 1) {
        x = SIDE - 1 - x
        y = SIDE - 1 - y
      }
      ;[x, y] = [y, x]
    }
  }
  return index
}

function gridCoordinate(fraction: number): number {
  return Math.min(SIDE - 1, Math.max(0, Math.floor(fraction * SIDE)))
}

import type { Cells } from '@nahrain/model'
import type { Anchor } from './mark-buffer.ts'
import { anchorOf } from './mark-geometry.ts'
import { mercatorX, mercatorY } from './mercator.ts'

/** Floats of one vertex: position of the kernel from the anchor, and its share of the hottest spot. */
export const HEAT_FLOATS = 3

/** Vertices of one kernel: two triangles. */
export const HEAT_VERTICES = 6

const TILE = 512
/** Side of the squares whose sums tell how hot the hottest spot is, at the cells' zoom: about as wide as a kernel. */
const SQUARE = 128

export interface HeatBuffer {
  readonly anchor: Anchor
  readonly size: number
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Zoom of the cells, to which the width of kernels is fixed. */
  readonly zoom: number
}

/** One kernel for each cell. Heat is relative: the hottest spot of the answer has the last colour, however many rows it has. */
export function heatGeometry(cells: Cells): HeatBuffer {
  const x = cells.longitude.map(mercatorX)
  const y = cells.latitude.map(mercatorY)
  const anchor = anchorOf(x, y)
  const floats = new Float32Array(x.length * HEAT_FLOATS * HEAT_VERTICES)
  const most = hottest(x, y, cells)
  for (let index = 0; index < x.length; index++) {
    const kernel = [
      (x[index] as number) - anchor.x,
      (y[index] as number) - anchor.y,
      (cells.count[index] as number) / most,
    ]
    for (let vertex = 0; vertex < HEAT_VERTICES; vertex++)
      floats.set(kernel, (index * HEAT_VERTICES + vertex) * HEAT_FLOATS)
  }
  return { anchor, size: x.length, bytes: new Uint8Array(floats.buffer), zoom: cells.zoom }
}

function hottest(x: Float64Array, y: Float64Array, { count, zoom }: Cells): number {
  const across = (TILE * 2 ** zoom) / SQUARE
  const sums = new Map<number, number>()
  let most = 1
  for (let index = 0; index < x.length; index++) {
    const key = Math.floor((y[index] as number) * across) * across + Math.floor((x[index] as number) * across)
    const sum = (sums.get(key) ?? 0) + (count[index] as number)
    sums.set(key, sum)
    most = Math.max(most, sum)
  }
  return most
}

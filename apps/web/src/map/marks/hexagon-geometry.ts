import type { Palette } from '../palette.ts'
import { lightnessOf, type Rgb, rgbOf } from './colour.ts'
import { countText } from './count-text.ts'
import { type Hexagons, stepOf } from './hexagon-grid.ts'
import { type Anchor, createMarkBuffer, type MarkBuffer, writeMark } from './mark-buffer.ts'
import { anchorOf } from './mark-geometry.ts'

/** One vertex: two floats of position from the anchor, and four bytes of colour; `at` is 0 in the middle and 1 at the edge. */
export const HEXAGON = { stride: 16, position: 0, at: 8, fill: 12 } as const

/** Three vertices for each of six triangles around the centre. */
export const HEXAGON_VERTICES = 18

const DARK_INK: Rgb = [29, 42, 48]
const LIGHT_INK: Rgb = [255, 255, 255]

/** What is drawn of hexagons, and their counts, which are marks without a disc. */
export interface HexagonBuffer {
  readonly anchor: Anchor
  readonly size: number
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly counts: MarkBuffer
}

export function hexagonGeometry({ x, y, count, radius }: Hexagons, palette: Palette): HexagonBuffer {
  const anchor = anchorOf(x, y)
  const bytes = new Uint8Array(count.length * HEXAGON_VERTICES * HEXAGON.stride)
  const floats = new Float32Array(bytes.buffer)
  const counts = createMarkBuffer(anchor, count.length, false)
  const colours = palette.heat.map(rgbOf)
  const range = [
    count.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    count.reduce((a, b) => Math.max(a, b), 1),
  ] as const
  for (let index = 0; index < count.length; index++) {
    const [east, south, rows] = [x[index] as number, y[index] as number, count[index] as number]
    const fill = colours[stepOf(rows, range, colours.length)] as Rgb
    writeHexagon({ floats, bytes }, index, [east - anchor.x, south - anchor.y, radius], fill)
    writeMark(counts, index, east, south, {
      radius: 0,
      outline: 0,
      fill,
      opacity: 0,
      edge: fill,
      ink: lightnessOf(fill) > 0.52 ? DARK_INK : LIGHT_INK,
      text: countText(rows),
    })
  }
  return { anchor, size: count.length, bytes, counts }
}

function writeHexagon(
  { floats, bytes }: { readonly floats: Float32Array; readonly bytes: Uint8Array },
  index: number,
  [x, y, radius]: readonly [x: number, y: number, radius: number],
  fill: Rgb,
): void {
  for (let vertex = 0; vertex < HEXAGON_VERTICES; vertex++) {
    const [side, corner] = [Math.floor(vertex / 3), vertex % 3]
    const at = corner === 0 ? 0 : 1
    const angle = ((side + corner) * Math.PI) / 3
    const start = (index * HEXAGON_VERTICES + vertex) * HEXAGON.stride
    floats[start / 4] = x + Math.sin(angle) * radius * at
    floats[start / 4 + 1] = y + Math.cos(angle) * radius * at
    floats[start / 4 + 2] = at
    bytes.set(fill, start + HEXAGON.fill)
  }
}

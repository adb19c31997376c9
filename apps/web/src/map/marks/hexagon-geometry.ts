import type { Palette } from '../palette.ts'
import { lightnessOf, type Rgb, rgbOf } from './colour.ts'
import { countText } from './count-text.ts'
import { type Hexagons, stepOf } from './hexagon-grid.ts'
import { type Anchor, createMarkBuffer, type MarkBuffer, writeMark } from './mark-buffer.ts'
import { anchorOf } from './mark-geometry.ts'

/** One hexagon in the buffer: two floats of position from the anchor, four bytes of colour. */
export const HEXAGON = { stride: 12, position: 0, fill: 8 } as const

const DARK_INK: Rgb = [29, 42, 48]
const LIGHT_INK: Rgb = [255, 255, 255]

/** What is drawn of hexagons, and their counts, which are marks without a disc. */
export interface HexagonBuffer {
  readonly anchor: Anchor
  readonly size: number
  readonly bytes: Uint8Array<ArrayBuffer>
  /** From a centre to a corner, in mercator units. */
  readonly radius: number
  readonly counts: MarkBuffer
}

export function hexagonGeometry({ x, y, count, radius }: Hexagons, palette: Palette): HexagonBuffer {
  const anchor = anchorOf(x, y)
  const bytes = new Uint8Array(count.length * HEXAGON.stride)
  const floats = new Float32Array(bytes.buffer)
  const counts = createMarkBuffer(anchor, count.length)
  const colours = palette.heat.map(rgbOf)
  const most = count.reduce((a, b) => Math.max(a, b), 1)
  for (let index = 0; index < count.length; index++) {
    const [east, south, rows] = [x[index] as number, y[index] as number, count[index] as number]
    const fill = colours[stepOf(rows, most, colours.length)] as Rgb
    floats[index * 3] = east - anchor.x
    floats[index * 3 + 1] = south - anchor.y
    bytes.set(fill, index * HEXAGON.stride + HEXAGON.fill)
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
  return { anchor, size: count.length, bytes, radius, counts }
}

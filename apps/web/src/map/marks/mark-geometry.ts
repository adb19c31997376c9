import type { Cells, EntryType } from '@nahrain/model'
import type { Palette } from '../palette.ts'
import { rgbOf } from './colour.ts'
import { countText } from './count-text.ts'
import {
  type Anchor,
  createMarkBuffer,
  type MarkBuffer,
  type MarkLook,
  MIX_PARTS,
  writeMark,
  writeRing,
} from './mark-buffer.ts'
import { mercatorX, mercatorY } from './mercator.ts'

const SINGLE_RADIUS = 6
/** A count that shines through the mark above it is taken for that mark's. */
const OPACITY = 1
const OUTLINE = 1.5
const OPEN_OUTLINE = 4

export interface MarkInput {
  readonly cells: Cells
  /** Key of the opened cell, where it is one of these. */
  readonly openKey: number | undefined
  /** The type of an entry that stands alone, where it is known by now. */
  readonly typeOf: (row: number) => EntryType | undefined
  readonly palette: Palette
}

/** The marks of some cells, and which cell each of them is. */
export interface Marks {
  readonly buffer: MarkBuffer
  readonly cellOf: Uint32Array
}

/** One entry is a dot of 6 pixels; more of them a disc of 10 to 27, as wide as the root of their number. */
export function radiusOf(count: number): number {
  if (count === 1) return SINGLE_RADIUS
  const share = (Math.sqrt(count) - 1.4) / (16 - 1.4)
  return 10 + 17 * Math.min(1, Math.max(0, share))
}

/** Small marks lie on large ones, so that none is hidden, and the opened one on all. */
export function markGeometry(input: MarkInput): Marks {
  const { cells, palette } = input
  const x = cells.longitude.map(mercatorX)
  const y = cells.latitude.map(mercatorY)
  const cellOf = drawingOrder(input)
  const buffer = createMarkBuffer(anchorOf(x, y), cellOf.length, cells.mix !== undefined)
  const parts = cells.mix === undefined ? 0 : cells.mix.length / cells.key.length
  const looks = createLooks(palette)
  for (let index = 0; index < cellOf.length; index++) {
    const cell = cellOf[index] as number
    const counts = cells.mix?.subarray(cell * parts, (cell + 1) * parts)
    writeMark(buffer, index, x[cell] as number, y[cell] as number, looks(input, cell, counts))
    if (counts !== undefined && cells.count[cell] !== 1) writeRing(buffer, index, counts)
  }
  return { buffer, cellOf }
}

function drawingOrder({ cells: { key, count }, openKey }: MarkInput): Uint32Array {
  const rank = (cell: number) => (key[cell] === openKey ? -1 : (count[cell] as number))
  return Uint32Array.from(key, (_, cell) => cell).sort((a, b) => rank(b) - rank(a) || a - b)
}

/** The middle of all positions: offsets from it are as small as they can be. */
export function anchorOf(x: Float64Array, y: Float64Array): Anchor {
  if (x.length === 0) return { x: 0.5, y: 0.5 }
  const middle = (values: Float64Array) => {
    const [least, most] = values.reduce(
      ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    )
    return (least + most) / 2
  }
  return { x: middle(x), y: middle(y) }
}

type Looks = (input: MarkInput, cell: number, mix: Uint32Array | undefined) => MarkLook

/** The palette is read once, not for every mark. */
function createLooks(palette: Palette): Looks {
  const [mark, ink] = [rgbOf(palette.mark), rgbOf(palette.markInk)]
  const [halo, selected] = [rgbOf(palette.halo), rgbOf(palette.selected)]
  const mixes = palette.mix.map(rgbOf)
  const types = new Map(Object.entries(palette.types).map(([type, colour]) => [type, rgbOf(colour)]))
  return ({ cells, openKey, typeOf }, cell, mix) => {
    const count = cells.count[cell] as number
    const open = cells.key[cell] === openKey
    const single = () => (mix ? mixes[partOf(mix)] : types.get(typeOf(cells.row[cell] as number) ?? ''))
    return {
      radius: radiusOf(count),
      outline: open ? OPEN_OUTLINE : OUTLINE,
      fill: (count === 1 ? single() : undefined) ?? mark,
      opacity: OPACITY,
      edge: open ? selected : halo,
      ink,
      text: count === 1 ? '' : countText(count),
    }
  }
}

/** The part that a single entry belongs to: its value, else the last colour, which stands for the rest. */
function partOf(mix: Uint32Array): number {
  const value = mix.findIndex((count) => count > 0)
  return value === mix.length - 1 ? MIX_PARTS - 1 : value
}

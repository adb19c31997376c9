import type { Rgb } from './colour.ts'
import { GLYPHS, MOST_GLYPHS } from './count-text.ts'

/** Parts that a ring can show: eleven values and the rest. */
export const MIX_PARTS = 12

/** Pixels that a ring with the mix adds around a disc: a gap and the ring itself. */
export const RING_GAP = 1
export const RING_WIDTH = 5

/**
 * One mark in the buffer: four floats, then bytes; three texels of four 32-bit numbers, as the shader reads it.
 * `position` is in mercator units from the anchor, `sizes` are the radius of the disc and the width of its outline in pixels,
 * `mix` says where each part of the ring ends, 255 being the whole turn; its last byte is 0 where there is no ring.
 */
export const MARK = {
  stride: 48,
  position: 0,
  sizes: 8,
  fill: 16,
  edge: 20,
  ink: 24,
  glyphs: 28,
  mix: 32,
} as const

/** Texels of one mark, and marks in one row of the texture. */
export const MARK_TEXELS = 3
export const MARKS_ACROSS = 256

const FLOATS = MARK.stride / 4

/** What is drawn, from the bottom up. Positions are offsets from `anchor`: a 32-bit float alone is too coarse at zoom 14. */
export interface MarkBuffer {
  readonly anchor: Anchor
  readonly size: number
  /** Whether any mark has a ring. */
  readonly rings: boolean
  readonly floats: Float32Array<ArrayBuffer>
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface Anchor {
  readonly x: number
  readonly y: number
}

export interface MarkLook {
  readonly radius: number
  readonly outline: number
  readonly fill: Rgb
  /** From 0 to 1. */
  readonly opacity: number
  readonly edge: Rgb
  readonly ink: Rgb
  readonly text: string
}

export function createMarkBuffer(anchor: Anchor, size: number, rings: boolean): MarkBuffer {
  // Whole rows, as the texture has them.
  const memory = new ArrayBuffer(Math.ceil(size / MARKS_ACROSS) * MARKS_ACROSS * MARK.stride)
  return { anchor, size, rings, floats: new Float32Array(memory), bytes: new Uint8Array(memory) }
}

/** Writes the mark at `index`; `x` and `y` are whole mercator positions. */
export function writeMark(buffer: MarkBuffer, index: number, x: number, y: number, look: MarkLook): void {
  const { floats, bytes, anchor } = buffer
  const [float, byte] = [index * FLOATS, index * MARK.stride]
  floats[float] = x - anchor.x
  floats[float + 1] = y - anchor.y
  floats[float + 2] = look.radius
  floats[float + 3] = look.outline
  bytes.set(look.fill, byte + MARK.fill)
  bytes[byte + MARK.fill + 3] = Math.round(look.opacity * 255)
  bytes.set(look.edge, byte + MARK.edge)
  bytes.set(look.ink, byte + MARK.ink)
  // 0 is no letter.
  for (let letter = 0; letter < Math.min(look.text.length, MOST_GLYPHS); letter++)
    bytes[byte + MARK.glyphs + letter] = GLYPHS.indexOf(look.text[letter] as string) + 1
}

/** Writes the ring of a mark: one count per value, then one for the rest, which always is the last part. */
export function writeRing({ bytes }: MarkBuffer, index: number, counts: Uint32Array): void {
  const start = index * MARK.stride + MARK.mix
  const total = counts.reduce((sum, count) => sum + count, 0)
  let sum = 0
  for (let part = 0; part < MIX_PARTS - 1; part++) {
    if (part < counts.length - 1) sum += counts[part] as number
    bytes[start + part] = Math.round((sum / total) * 255)
  }
  bytes[start + MIX_PARTS - 1] = 255
}

/** Pixels from the centre to where the mark ends, without its outline. */
export function reachOf({ floats, bytes }: MarkBuffer, index: number): number {
  const ring = bytes[index * MARK.stride + MARK.mix + MIX_PARTS - 1] === 0 ? 0 : RING_GAP + RING_WIDTH
  return (floats[index * FLOATS + 2] as number) + ring
}

/** Mercator position from the anchor. */
export function offsetOf({ floats }: MarkBuffer, index: number): Anchor {
  return { x: floats[index * FLOATS] as number, y: floats[index * FLOATS + 1] as number }
}

/** How many letters the count of a mark has. */
export function lettersOf({ bytes }: MarkBuffer, index: number): number {
  const start = index * MARK.stride + MARK.glyphs
  return bytes.subarray(start, start + MOST_GLYPHS).findLastIndex((letter) => letter > 0) + 1
}

/** The counts of hexagons have none. */
export function hasDisc({ floats }: MarkBuffer, index: number): boolean {
  return (floats[index * FLOATS + 2] as number) > 0
}

import { GLYPHS } from './count-text.ts'

/** Size of a count in CSS pixels, as the names of the map have it. */
const SIZE = 12
const FONT = '600 12px "Noto Sans"'

/** The letters of counts in one row of equal cells, drawn for one density of the screen. */
export interface DigitAtlas {
  readonly image: HTMLCanvasElement
  /** Of one letter, in device pixels. */
  readonly cell: readonly [width: number, height: number]
  /** By letter from 1: from one letter to the next, in whole device pixels. */
  readonly advances: Float32Array
}

/** Resolves when the page's font has the letters; without it they are those of the system. */
export async function loadDigits(): Promise<void> {
  await Promise.allSettled([document.fonts.load(FONT, GLYPHS)])
}

export function drawDigits(ratio: number): DigitAtlas {
  const image = document.createElement('canvas')
  const context = image.getContext('2d') as CanvasRenderingContext2D
  const font = FONT.replace('12px', `${SIZE * ratio}px`)
  context.font = font
  const widths = [...GLYPHS].map((letter) => context.measureText(letter).width)
  const cell = [Math.ceil(Math.max(...widths)) + 2, Math.ceil(SIZE * ratio * 1.2)] as const
  image.width = cell[0] * GLYPHS.length
  image.height = cell[1]
  // A canvas forgets its font when its size is set.
  context.font = font
  context.fillStyle = '#fff'
  context.textAlign = 'center'
  const height = context.measureText('0').actualBoundingBoxAscent
  const baseline = Math.round((cell[1] + height) / 2)
  for (const [index, letter] of [...GLYPHS].entries()) context.fillText(letter, (index + 0.5) * cell[0], baseline)
  return { image, cell, advances: Float32Array.from([0, ...widths.map(Math.round)]) }
}

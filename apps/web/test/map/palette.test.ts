import { expect, test } from 'vitest'
import { rgbOf } from '../../src/map/marks/colour.ts'
import { PALETTES } from '../../src/map/palette.ts'

/** What readers see who lack one kind of cone, as matrices over linear RGB (Machado, Oliveira and Fernandes 2009, severity 1). */
const SIGHTS: Readonly<Record<string, readonly number[]>> = {
  all: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  'no red': [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  'no green': [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  'no blue': [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}

/** A twelfth of the way from black to white in OKLab: four times what is just noticed side by side. */
const APART = 0.08

function linear(hex: string): number[] {
  return rgbOf(hex).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
}

function seen(colour: readonly number[], sight: readonly number[]): number[] {
  const rows = [0, 3, 6].map((row) =>
    colour.reduce((sum, channel, index) => sum + channel * (sight[row + index] as number), 0),
  )
  return oklab(rows.map((channel) => Math.min(1, Math.max(0, channel))))
}

function oklab(rgb: readonly number[]): number[] {
  const times = (rows: readonly (readonly number[])[], vector: readonly number[]) =>
    rows.map((row) => row.reduce((sum, value, index) => sum + value * (vector[index] as number), 0))
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  )
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones.map(Math.cbrt),
  )
}

test.each(
  (['light', 'dark'] as const).flatMap((scheme) => Object.keys(SIGHTS).map((sight) => [scheme, sight] as const)),
)('%s: the parts of a mix stay apart with the sight of %s', (scheme, sight) => {
  const colours = PALETTES[scheme].mix.map((hex) => seen(linear(hex), SIGHTS[sight] as readonly number[]))
  expect(colours).toHaveLength(12)
  for (const [index, a] of colours.entries())
    for (const b of colours.slice(0, index))
      expect(Math.hypot(...a.map((value, axis) => value - (b[axis] as number)))).toBeGreaterThan(APART)
})

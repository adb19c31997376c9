import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { countText, GLYPHS, MOST_GLYPHS } from '../../src/map/marks/count-text.ts'

test.each([
  [1, '1'],
  [999, '999'],
  [1000, '1K'],
  [1234, '1.2K'],
  [9949, '9.9K'],
  [9950, '10K'],
  [34_400, '34K'],
  [999_499, '999K'],
  [999_500, '1M'],
  [1_149_999, '1.1M'],
  [999_500_000, '1B'],
  [4_294_967_295, '4.3B'],
])('%d is written %s', (count, text) => {
  expect(countText(count)).toBe(text)
})

test('every count has few letters, all of them in the atlas, and stays within a twentieth of itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 32 - 1 }), (count) => {
      const text = countText(count)
      expect(text.length).toBeLessThanOrEqual(MOST_GLYPHS)
      expect([...text].every((letter) => GLYPHS.includes(letter))).toBe(true)
      const units: Record<string, number> = { K: 1e3, M: 1e6, B: 1e9 }
      const read = Number.parseFloat(text) * (units[text.at(-1) ?? ''] ?? 1)
      expect(Math.abs(read - count) / count).toBeLessThanOrEqual(0.05)
    }),
  )
})

import { expect, test } from 'vitest'
import { rgbOf } from '../../src/map/marks/colour.ts'
import { GLYPHS } from '../../src/map/marks/count-text.ts'
import { lettersOf, MARK, offsetOf, reachOf } from '../../src/map/marks/mark-buffer.ts'
import { type MarkInput, markGeometry, radiusOf } from '../../src/map/marks/mark-geometry.ts'
import { verticesOf } from '../../src/map/marks/mark-store.ts'
import { mercatorX, mercatorY } from '../../src/map/marks/mercator.ts'
import { PALETTES } from '../../src/map/palette.ts'
import { cellsOf } from './cells.ts'

const palette = PALETTES.light
const BAGHDAD = { longitude: 44.36, latitude: 33.31 }
const BASRA = { longitude: 47.78, latitude: 30.51 }

function marksOf(cells: MarkInput['cells'], more: Partial<MarkInput> = {}) {
  return markGeometry({ cells, openKey: undefined, typeOf: () => undefined, palette, ...more })
}

function bytesOf(marks: ReturnType<typeof marksOf>, index: number, at: number, length: number) {
  return [...marks.buffer.bytes.subarray(index * MARK.stride + at, index * MARK.stride + at + length)]
}

test.each([
  [1, 6],
  [2, 10.016],
  [256, 27],
  [1_000_000, 27],
])('%d entries are a mark of %d pixels', (count, radius) => {
  expect(radiusOf(count)).toBeCloseTo(radius, 2)
})

test('marks stand at their cells to a hundredth of a pixel at zoom 14, also with one far away', () => {
  const cells = cellsOf([
    { ...BAGHDAD, count: 3 },
    { ...BASRA, count: 3 },
  ])
  const { buffer, cellOf } = marksOf(cells)
  const pixels = 512 * 2 ** 14
  for (const [index, cell] of cellOf.entries()) {
    const offset = offsetOf(buffer, index)
    const x = (buffer.anchor.x + offset.x - mercatorX(cells.longitude[cell] as number)) * pixels
    const y = (buffer.anchor.y + offset.y - mercatorY(cells.latitude[cell] as number)) * pixels
    expect(Math.hypot(x, y)).toBeLessThan(0.01)
  }
})

test('small marks lie on large ones, the opened one on all, with an edge of its own', () => {
  const cells = cellsOf([5, 900, 1].map((count) => ({ ...BAGHDAD, count })))
  const marks = marksOf(cells, { openKey: 1 })
  expect([...marks.cellOf]).toEqual([0, 2, 1])
  expect(bytesOf(marks, 2, MARK.edge, 3)).toEqual(rgbOf(palette.selected))
  expect(bytesOf(marks, 0, MARK.edge, 3)).toEqual(rgbOf(palette.halo))
})

test('one entry has the colour of its type and no count; several have the count and the colour of marks', () => {
  const cells = cellsOf([
    { ...BAGHDAD, count: 1234 },
    { ...BASRA, count: 1 },
  ])
  const marks = marksOf(cells, { typeOf: (row) => (row === 101 ? 'event' : undefined) })
  expect(bytesOf(marks, 0, MARK.fill, 3)).toEqual(rgbOf(palette.mark))
  expect(bytesOf(marks, 0, MARK.glyphs, 4)).toEqual([...'1.2K'].map((letter) => GLYPHS.indexOf(letter) + 1))
  expect(bytesOf(marks, 1, MARK.fill, 3)).toEqual(rgbOf(palette.types.event))
  expect(lettersOf(marks.buffer, 1)).toBe(0)
})

test('a mix is a ring whose parts end where their counts say, the rest last; one entry has the colour of its value', () => {
  const cells = cellsOf(
    [
      { ...BAGHDAD, count: 8 },
      { ...BASRA, count: 1 },
      { ...BASRA, count: 1 },
    ],
    { mix: Uint32Array.of(2, 4, 2, 0, 1, 0, 0, 0, 1) },
  )
  const marks = marksOf(cells)
  expect(bytesOf(marks, 0, MARK.mix, 12)).toEqual([64, ...Array(10).fill(191), 255])
  expect(reachOf(marks.buffer, 0)).toBeCloseTo(radiusOf(8) + 6, 5)
  expect(bytesOf(marks, 1, MARK.mix, 12)).toEqual(Array(12).fill(0))
  expect(bytesOf(marks, 1, MARK.fill, 3)).toEqual(rgbOf(palette.mix[1] as string))
  expect(bytesOf(marks, 2, MARK.fill, 3)).toEqual(rgbOf(palette.mix[11] as string))
})

test('only the quads that a mark has are drawn, in the order of the marks', () => {
  const cells = cellsOf([
    { ...BAGHDAD, count: 1 },
    { ...BASRA, count: 34 },
  ])
  const vertices = verticesOf(marksOf(cells).buffer)
  // A disc and two digits, then a disc alone.
  expect(vertices.length).toBe((3 + 1) * 6)
  expect([...vertices]).toEqual([...vertices].sort((a, b) => Math.floor(a / 4) - Math.floor(b / 4)))
})

test('no cells are no marks', () => {
  expect(marksOf(cellsOf([])).buffer.size).toBe(0)
})

import { expect, test } from 'vitest'
import { type Camera, markAt } from '../../src/map/marks/hit-test.ts'
import { markGeometry } from '../../src/map/marks/mark-geometry.ts'
import { mercatorY } from '../../src/map/marks/mercator.ts'
import { PALETTES } from '../../src/map/palette.ts'
import { cellsOf } from './cells.ts'

/** A map of 1024 pixels that shows the whole world: 0 to 1 becomes -1 to 1, with south down. */
const WORLD: Camera = {
  matrix: [2, 0, 0, 0, 0, -2, 0, 0, 0, 0, 1, 0, -1, 1, 0, 1],
  width: 1024,
  height: 1024,
  worlds: [0],
}

/** Pixels to the east of the middle, on the equator. */
function cellAt(east: number, count: number) {
  return { longitude: (east / 1024) * 360, latitude: 0, count }
}

function hit(list: readonly ReturnType<typeof cellAt>[], x: number, y = 512, camera = WORLD): number | undefined {
  const marks = markGeometry({
    cells: cellsOf(list),
    openKey: undefined,
    typeOf: () => undefined,
    palette: PALETTES.light,
  })
  const index = markAt(marks.buffer, camera, x, y)
  return index === undefined ? undefined : marks.cellOf[index]
}

test('a point on a mark finds it, a point a little beside it too, a point further away does not', () => {
  const list = [cellAt(0, 400), cellAt(200, 1)]
  expect(hit(list, 512)).toBe(0)
  expect(hit(list, 512 + 27)).toBe(0)
  expect(hit(list, 512, 512 - 31)).toBe(0)
  expect(hit(list, 512 + 33)).toBeUndefined()
  expect(hit(list, 712 + 10)).toBe(1)
  expect(hit(list, 712 + 12)).toBeUndefined()
})

test('where marks overlap, the one on top is found', () => {
  expect(hit([cellAt(0, 1000), cellAt(20, 2)], 530)).toBe(1)
  expect(hit([cellAt(20, 2), cellAt(0, 1000)], 530)).toBe(0)
  expect(hit([cellAt(0, 1000), cellAt(20, 2)], 500)).toBe(0)
})

test('between two marks the one with the nearer edge is found', () => {
  expect(hit([cellAt(0, 1), cellAt(20, 1)], 521)).toBe(0)
  expect(hit([cellAt(0, 1), cellAt(20, 1)], 523)).toBe(1)
})

test('a mark is found in every copy of the world that is seen', () => {
  const list = [cellAt(-500, 1)]
  expect(hit(list, 1036)).toBeUndefined()
  expect(hit(list, 1036, 512, { ...WORLD, worlds: [0, 1] })).toBe(0)
})

test('depth is divided out: a tilted map is hit where it is seen', () => {
  // The further south, the deeper: half a unit at the north edge, one and a half at the south edge.
  const tilted = { ...WORLD, matrix: [2, 0, 0, 0, 0, -2, 0, 1, 0, 0, 1, 0, -1, 1, 0, 0.5] }
  const y = mercatorY(60)
  const [x, depth] = [612 / 1024, y + 0.5]
  const left = (((2 * x - 1) / depth + 1) / 2) * 1024
  const top = ((1 - (1 - 2 * y) / depth) / 2) * 1024
  const list = [{ ...cellAt(100, 1), latitude: 60 }]
  expect(hit(list, left, top, tilted)).toBe(0)
  expect(hit(list, 612, top, tilted)).toBeUndefined()
})

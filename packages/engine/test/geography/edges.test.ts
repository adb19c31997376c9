import type { Geometry, Position } from '@nahrain/model'
import { expect, test } from 'vitest'
import { boxTest } from '../../src/geography/box.ts'
import { CERTAIN, OUT } from '../../src/geography/relation.ts'
import { measureRoute } from '../../src/geography/route.ts'

test('all edges and corners of a box are inside it, whatever their digits', () => {
  for (let step = 0; step < 400; step++) {
    const west = Number((38 + step * 0.0173).toFixed(4))
    const east = Number((west + 0.1 + step * 0.0097).toFixed(4))
    const box = boxTest([west, 30.0001, east, 37.9999])
    for (const x of [west, east])
      for (const y of [30.0001, 33, 37.9999]) expect(box.relateDisc([x, y], 0), `${x} ${y}`).toBe(CERTAIN)
    expect(box.relateDisc([east + 1e-9, 33], 0)).toBe(OUT)
  }
})

const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]

test('parts of one geometry are decided each for itself, on both sides of any seam', () => {
  const parts: Geometry = { type: 'MultiPolygon', coordinates: [[square(-170, 10, 5)], [square(20, 40, 5)]] }
  expect(boxTest([-180, -90, 180, 90]).relateShape(parts)).toBe(CERTAIN)
  expect(boxTest([-175, 5, 60, 60]).relateShape(parts)).toBe(CERTAIN)
  expect(boxTest([0, 30, 60, 60]).relateShape(parts)).toBe(1)
  expect(boxTest([60, 30, 80, 60]).relateShape(parts)).toBe(OUT)
})

test('a geometry across the antimeridian lies in a box around the whole globe', () => {
  const fiji: Geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [177, -19],
        [-178, -19],
        [-178, -16],
        [177, -16],
        [177, -19],
      ],
    ],
  }
  expect(boxTest([-180, -90, 180, 90]).relateShape(fiji)).toBe(CERTAIN)
  expect(boxTest([-180, -17, 180, 90]).relateShape(fiji)).toBe(1)
  expect(boxTest([170, -30, -170, 0]).relateShape(fiji)).toBe(CERTAIN)
})

test('a section of a route of several lines has no bridge between them', () => {
  const route = measureRoute({
    type: 'MultiLineString',
    coordinates: [
      [
        [40, 30],
        [41, 30],
      ],
      [
        [45, 30],
        [46, 30],
      ],
    ],
  })
  const section = route.section(0, route.lengthKm)
  expect(section?.type === 'MultiLineString' && section.coordinates).toHaveLength(2)
  expect(route.locate([43, 30]).distanceKm).toBeGreaterThan(150)
  expect(route.section(route.lengthKm + 1, route.lengthKm + 2)).toBeUndefined()
})

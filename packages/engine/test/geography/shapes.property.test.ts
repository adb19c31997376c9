import type { Geometry, Position } from '@nahrain/model'
import { bboxIn, positionIn, propertyOptions, ringIn, THEATRES } from '@nahrain/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaTest } from '../../src/geography/area.ts'
import { boxTest } from '../../src/geography/box.ts'
import { distanceTest } from '../../src/geography/distance.ts'
import { CERTAIN, OUT, type RegionTest } from '../../src/geography/relation.ts'
import { measureRoute } from '../../src/geography/route.ts'
import { interpolate } from '../../src/geography/wgs84.ts'
import { exactKm } from '../oracle.ts'

type Polygon = Extract<Geometry, { type: 'Polygon' }>

const polygonOf = (ring: Position[]): Polygon => ({ type: 'Polygon', coordinates: [ring] })

/** Points of a star-shaped polygon: along the spokes from its middle to its corners and edges. */
function samples({ coordinates: [ring = []] }: Polygon): Position[] {
  const corners = ring.slice(0, -1)
  const [first = [0, 0] as Position] = corners
  const shift = corners.map((corner) => interpolate(first, corner, 1))
  const middle: Position = [
    shift.reduce((sum, [x]) => sum + x, 0) / shift.length,
    shift.reduce((sum, [, y]) => sum + y, 0) / shift.length,
  ]
  return shift.flatMap((corner, index) => {
    const next = shift[(index + 1) % shift.length] as Position
    return [0.1, 0.5, 0.9].flatMap((along) => {
      const edge = interpolate(corner, next, along)
      return [0.3, 0.97].map((out) => interpolate(middle, edge, out))
    })
  })
}

/** What a region says of a whole shape must fit what it says of points inside it. */
function expectConsistent(region: RegionTest, shape: Polygon): void {
  const relation = region.relateShape(shape)
  const inside = areaTest(shape)
  const points = samples(shape)
    .filter((point) => inside.relateDisc(point, 0) === CERTAIN)
    .map((point) => region.relateDisc(point, 0))
  if (relation === CERTAIN) expect(points.filter((point) => point === OUT)).toEqual([])
  if (relation === OUT) expect(points.filter((point) => point !== OUT)).toEqual([])
  if (points.includes(OUT) && points.includes(CERTAIN)) expect(relation).toBe(1)
}

describe.each(THEATRES)('around $center', (theatre) => {
  test('polygons and polygons', () => {
    fc.assert(
      fc.property(ringIn(theatre), ringIn(theatre), (region, shape) =>
        expectConsistent(areaTest(polygonOf(region)), polygonOf(shape)),
      ),
      propertyOptions(300),
    )
  })

  test('boxes and polygons', () => {
    fc.assert(
      fc.property(bboxIn(theatre), ringIn(theatre), (bbox, shape) => expectConsistent(boxTest(bbox), polygonOf(shape))),
      propertyOptions(300),
    )
  })

  test('distances and polygons', () => {
    const line = fc.array(positionIn(theatre), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(line, fc.integer({ min: 5, max: 500 }), ringIn(theatre), (coordinates, reachKm, shape) => {
        expectConsistent(distanceTest({ type: 'LineString', coordinates }, reachKm), polygonOf(shape))
      }),
      propertyOptions(100),
    )
  })

  test('positions along a route grow with the way, and its length is the sum of its edges', () => {
    const line = fc.array(positionIn(theatre), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(line, (coordinates) => {
        const route = measureRoute({ type: 'LineString', coordinates })
        const straight = coordinates
          .slice(1)
          .reduce((sum, end, index) => sum + exactKm(coordinates[index] as Position, end), 0)
        expect(route.lengthKm).toBeGreaterThanOrEqual(straight * 0.9999 - 0.01)
        expect(route.lengthKm).toBeLessThanOrEqual(straight * 1.01 + 0.01)
        const start = route.locate(coordinates[0] as Position)
        expect(start.distanceKm).toBeLessThan(0.01)
      }),
      propertyOptions(100),
    )
  })
})

test('a box around the whole globe has no sides, one to a pole no edge there', () => {
  const north = boxTest([-180, 60, 180, 90])
  expect(north.relateDisc([179.9, 89], 500)).toBe(CERTAIN)
  expect(north.relateDisc([0, 59.9], 50)).toBe(1)
  expect(north.relateDisc([0, 50], 50)).toBe(OUT)
})

test('a hole is outside: what lies across it is only possible', () => {
  const outer: Position[] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0],
  ]
  const hole: Position[] = [
    [4, 4],
    [4, 6],
    [6, 6],
    [6, 4],
    [4, 4],
  ]
  const region = areaTest({ type: 'Polygon', coordinates: [outer, hole] })
  expect(region.relateDisc([5, 5], 0)).toBe(OUT)
  expect(region.relateDisc([2, 2], 0)).toBe(CERTAIN)
  expect(
    region.relateShape(
      polygonOf([
        [3, 3],
        [7, 3],
        [7, 7],
        [3, 7],
        [3, 3],
      ]),
    ),
  ).toBe(1)
  expect(
    region.relateShape(
      polygonOf([
        [1, 1],
        [3, 1],
        [3, 3],
        [1, 3],
        [1, 1],
      ]),
    ),
  ).toBe(CERTAIN)
})

test('an area equal to the region lies inside it', () => {
  const square = polygonOf([
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0],
  ])
  expect(areaTest(square).relateShape(square)).toBe(CERTAIN)
  expect(boxTest([0, 0, 10, 10]).relateShape(square)).toBe(CERTAIN)
})

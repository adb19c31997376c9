import type { Bbox, Position } from '@nahrain/model'
import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxTest } from '../../src/geography/box.ts'
import { boxPoints } from '../../src/geography/box-points.ts'

const STEPS_PER_DEGREE = 1e7

/** Half degrees, so that edges and points fall on each other all the time. */
const half = (least: number, most: number) => fc.integer({ min: least * 2, max: most * 2 }).map((steps) => steps / 2)
const position: fc.Arbitrary<Position> = fc.tuple(half(-180, 180), half(-90, 90))
const box: fc.Arbitrary<Bbox> = fc
  .tuple(half(-180, 180), half(-90, 90), half(-180, 180), half(-90, 90))
  .map(([west, a, east, b]) => [west, Math.min(a, b), east, Math.max(a, b)])
const near: fc.Arbitrary<Position[]> = fc
  .tuple(half(-180, 172), half(-90, 82), fc.array(fc.tuple(half(0, 8), half(0, 8)), { minLength: 1, maxLength: 20 }))
  .map(([west, south, offsets]) => offsets.map(([x, y]): Position => [west + x, south + y]))
const points = fc.oneof(near, fc.array(position, { minLength: 1, maxLength: 20 }))

test('a box says of many points what it says of each, across the antimeridian and around the globe too', () => {
  fc.assert(
    fc.property(box, points, (bbox, places) => {
      const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)]
      const group = { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) }
      const steps = (degrees: readonly number[]) => Int32Array.from(degrees, (value) => value * STEPS_PER_DEGREE)
      const each = places.map((place) => boxTest(bbox).relateDisc(place, 0))
      const inGroup = boxPoints(bbox).within(group)
      const into = new Uint8Array(places.length)
      if (typeof inGroup === 'number') into.fill(inGroup)
      else inGroup.relate(steps(xs), steps(ys), into)
      expect(Array.from(into)).toEqual(each)
    }),
    propertyOptions(2000),
  )
})

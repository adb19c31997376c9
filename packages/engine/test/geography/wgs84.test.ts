import type { Position } from '@nahrain/model'
import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { Geodesic } from 'geographiclib-geodesic'
import { expect, test } from 'vitest'
import { densify, distanceKm, interpolate, kmPerDegree, nearestFraction } from '../../src/geography/wgs84.ts'

/** Karney's solution, exact to nanometres: the oracle. */
function exactKm([longitude, latitude]: Position, [otherLongitude, otherLatitude]: Position): number {
  return (Geodesic.WGS84.Inverse(latitude, longitude, otherLatitude, otherLongitude).s12 as number) / 1000
}

const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -89.9, max: 89.9, noNaN: true }),
)

test('distances keep to their documented error', () => {
  fc.assert(
    fc.property(position, position, (a, b) => {
      const exact = exactKm(a, b)
      const error = Math.abs(distanceKm(a, b) - exact)
      if (exact <= 10_000) expect(error).toBeLessThanOrEqual(Math.max(exact * 1e-5, 1e-6))
      else if (exact <= 19_800) expect(error).toBeLessThanOrEqual(exact * 5e-4)
      else expect(error).toBeLessThanOrEqual(exact * 5e-3)
    }),
    propertyOptions(2000),
  )
})

test('distance is symmetric, and 0 only to itself', () => {
  expect(distanceKm([44, 33], [44, 33])).toBe(0)
  expect(distanceKm([180, 0], [-180, 0])).toBe(0)
  expect(distanceKm([179, 10], [-179, 10])).toBeCloseTo(distanceKm([-179, 10], [179, 10]), 9)
})

test('the nearest point of a short segment is the nearest', () => {
  const near = fc.tuple(fc.double({ min: 38, max: 49, noNaN: true }), fc.double({ min: 29, max: 38, noNaN: true }))
  const step = fc.double({ min: -0.1, max: 0.1, noNaN: true })
  fc.assert(
    fc.property(near, near, step, step, (point, a, dx, dy) => {
      const b: Position = [a[0] + dx, a[1] + dy]
      const found = exactKm(point, interpolate(a, b, nearestFraction(point, a, b)))
      const best = Math.min(
        ...Array.from({ length: 101 }, (_, index) => exactKm(point, interpolate(a, b, index / 100))),
      )
      // What `distanceTest` promises: 0.1 %.
      expect(found).toBeLessThanOrEqual(best * 1.001 + 0.01)
    }),
    propertyOptions(300),
  )
})

test('a degree is as long as the ellipsoid says', () => {
  const [longitude, latitude] = kmPerDegree(33)
  expect(longitude).toBeCloseTo(exactKm([44, 33], [44.001, 33]) * 1000, 2)
  expect(latitude).toBeCloseTo(exactKm([44, 32.9995], [44, 33.0005]) * 1000, 2)
})

test('a densified line keeps its ends and its steps', () => {
  const line: Position[] = [
    [48.4, 29.9],
    [44.4, 33.3],
    [43.1, 36.3],
  ]
  const fine = densify(line, 10)
  expect(fine[0]).toEqual(line[0])
  expect(fine.at(-1)).toEqual(line[2])
  for (let index = 1; index < fine.length; index++) {
    expect(distanceKm(fine[index - 1] as Position, fine[index] as Position)).toBeLessThanOrEqual(10.05)
  }
})

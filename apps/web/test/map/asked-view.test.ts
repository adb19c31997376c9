import { expect, test } from 'vitest'
import { askedView } from '../../src/map/asked-view.ts'

const IRAQ = { zoom: 5.6, bounds: [38, 29, 48, 37] } as const

test('what the map shows is asked for with half as much around it', () => {
  expect(askedView(undefined, IRAQ)).toEqual({ zoom: 5.6, bounds: [33, 25, 53, 41] })
})

test('a small move asks nothing new, one out of the box or another zoom does', () => {
  const first = askedView(undefined, IRAQ)
  expect(askedView(first, { zoom: 5.6, bounds: [41, 30, 51, 38] })).toBe(first)
  expect(askedView(first, { zoom: 5.9, bounds: [40, 31, 46, 36] })).toBe(first)
  expect(askedView(first, { zoom: 5.6, bounds: [44, 30, 54, 38] })).not.toBe(first)
  expect(askedView(first, { zoom: 6, bounds: [40, 31, 46, 36] })).not.toBe(first)
})

test('a box across the antimeridian goes on there', () => {
  const first = askedView(undefined, { zoom: 5, bounds: [170, -10, -170, 10] })
  expect(first.bounds).toEqual([160, -20, -160, 20])
  expect(askedView(first, { zoom: 5, bounds: [175, -10, -165, 10] })).toBe(first)
  expect(askedView(first, { zoom: 5, bounds: [-175, -10, -155, 10] })).not.toBe(first)
})

test('a map that shows half the world asks for all of it', () => {
  expect(askedView(undefined, { zoom: 1, bounds: [-60, -60, 140, 80] }).bounds).toEqual([-180, -90, 180, 90])
})

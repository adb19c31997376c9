import { expect, test } from 'vitest'
import * as z from 'zod'
import {
  Answer,
  Bbox,
  bboxWidth,
  Citation,
  Geometry,
  jsonSchema,
  PUBLISHED_SCHEMAS,
  Quantity,
  relativeLongitude,
} from '../src/index.ts'

test.each(PUBLISHED_SCHEMAS)('%s is published as JSON Schema', (name) => {
  const schema = jsonSchema(name)
  expect(schema.$schema).toContain('2020-12')
  expect(JSON.stringify(schema).length).toBeGreaterThan(200)
})

test('a reported claim names its claimant, and nothing else does', () => {
  expect(Citation.safeParse({ source: 's', stance: 'reports-claim' }).success).toBe(false)
  expect(Citation.safeParse({ source: 's', stance: 'reports-claim', claimant: 'a' }).success).toBe(true)
  expect(Citation.safeParse({ source: 's', claimant: 'a' }).success).toBe(false)
  expect(Citation.parse({ source: 's' }).stance).toBe('states')
})

test('a quantity has a value, and its bounds are in order', () => {
  expect(Quantity.safeParse({ unit: 'people' }).success).toBe(false)
  expect(Quantity.safeParse({ unit: 'people', low: 5, high: 4 }).success).toBe(false)
  expect(Quantity.safeParse({ unit: 'people', low: 5, best: 4 }).success).toBe(false)
  expect(Quantity.safeParse({ unit: 'people', low: 5, best: 5, high: 9 }).success).toBe(true)
})

test('a box may cross the antimeridian, but not stand on its head', () => {
  expect(Bbox.safeParse([170, -20, -170, 20]).success).toBe(true)
  expect(bboxWidth([170, -20, -170, 20])).toBe(20)
  expect(Bbox.safeParse([0, 20, 10, -20]).success).toBe(false)
  expect(Bbox.safeParse([0, 0, 181, 1]).success).toBe(false)
})

test('longitudes are compared around the globe', () => {
  expect(relativeLongitude(-179, 179)).toBe(2)
  expect(relativeLongitude(179, -179)).toBe(-2)
  expect(relativeLongitude(10, 10)).toBe(0)
})

test('rings are closed and inside the world', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ]
  expect(Geometry.safeParse({ type: 'Polygon', coordinates: [ring] }).success).toBe(true)
  expect(Geometry.safeParse({ type: 'Polygon', coordinates: [ring.slice(0, 3)] }).success).toBe(false)
  expect(Geometry.safeParse({ type: 'Point', coordinates: [200, 0] }).success).toBe(false)
  expect(Geometry.safeParse({ type: 'GeometryCollection', geometries: [] }).success).toBe(false)
})

test('an answer is typed arrays in memory and lists in JSON', () => {
  const answer: Answer = {
    dataset: 'd',
    version: 'v',
    total: 1,
    certain: 1,
    possible: 1,
    rows: { offset: 0, rows: Uint32Array.of(7), certain: Uint32Array.of(1) },
  }
  const json: unknown = JSON.parse(JSON.stringify(z.encode(Answer, answer)))
  expect(z.decode(Answer, json as z.input<typeof Answer>)).toEqual(answer)
})

import { expect, test } from 'vitest'
import { type InDegrees, printText, readJson, readText } from '../src/index.ts'

/** As EPSG:4326 has them, latitude first. */
const latitudeFirst: InDegrees = (latitude, longitude) => [longitude, latitude]

test.each([
  ['S_INTERSECTS(geom,POINT(33 44))', 'S_INTERSECTS(geom,POINT(44 33))'],
  ['S_WITHIN(geom,BBOX(32,42,36,46))', 'S_WITHIN(geom,BBOX(42,32,46,36))'],
  ['S_WITHIN(geom,BBOX(32,42,0,36,46,9))', 'S_WITHIN(geom,BBOX(42,32,0,46,36,9))'],
  ['S_DISJOINT(geom,LINESTRING(33 44 5,34 45 6))', 'S_DISJOINT(geom,LINESTRING(44 33 5,45 34 6))'],
])('positions of %s are read in another system', (given, expected) => {
  expect(printText(readText(given, { inDegrees: latitudeFirst }))).toBe(printText(readText(expected)))
})

test('positions of JSON too, in every kind of geometry', () => {
  const filter = (geometry: object) => ({ op: 's_intersects', args: [{ property: 'geom' }, geometry] })
  const ring = (turn: boolean) =>
    [
      [1, 2],
      [3, 2],
      [3, 4],
      [1, 2],
    ].map((pair) => (turn ? pair.toReversed() : pair))
  const given = filter({
    type: 'GeometryCollection',
    geometries: [
      { type: 'Polygon', coordinates: [ring(true)] },
      { type: 'MultiPoint', coordinates: ring(true) },
    ],
  })
  const expected = filter({
    type: 'GeometryCollection',
    geometries: [
      { type: 'Polygon', coordinates: [ring(false)] },
      { type: 'MultiPoint', coordinates: ring(false) },
    ],
  })
  expect(readJson(given, { inDegrees: latitudeFirst })).toEqual(readJson(expected))
  expect(readJson(filter({ bbox: [2, 1, 4, 3] }), { inDegrees: latitudeFirst })).toEqual(
    readJson(filter({ bbox: [1, 2, 3, 4] })),
  )
})

test('what is no place in the world is refused after it was turned', () => {
  expect(() => readText('S_INTERSECTS(geom,POINT(33 144))')).toThrow(/latitude 144/)
  expect(readText('S_INTERSECTS(geom,POINT(33 144))', { inDegrees: latitudeFirst })).toBeDefined()
  expect(() => readText('S_INTERSECTS(geom,POINT(144 33))', { inDegrees: latitudeFirst })).toThrow(/latitude 144/)
})

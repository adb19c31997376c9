import { describe, expect, test } from 'vitest'
import { fileOf, readAll } from './table-files.ts'

const point = { type: 'Point', coordinates: [44, 33] }
const feature = (properties: unknown, geometry: unknown = point) => ({ type: 'Feature', properties, geometry })
const collection = (...features: unknown[]) =>
  fileOf(JSON.stringify({ type: 'FeatureCollection', features }), 'a.geojson')

describe('GeoJSON', () => {
  test('one feature is a table too; its id is a property where there is none', async () => {
    const read = await readAll(fileOf(JSON.stringify({ ...feature({ a: { b: [1] } }), id: 7 }, undefined, 2)))
    expect(read.fields).toEqual(['id', 'a'])
    expect(read.rows).toEqual([['7', '{"b":[1]}']])
    expect(read.geometries).toEqual([point])
  })

  test('what is no feature is dropped, with a note', async () => {
    const read = await readAll(collection(feature({ a: 1 }), null, point, feature({ a: 2 })))
    expect(read.rows).toEqual([['1'], ['2']])
    expect(read.notes.map(({ record, dropped }) => [record, dropped])).toEqual([
      [2, true],
      [3, true],
    ])
  })

  test.each([
    ['outside the world', { type: 'Point', coordinates: [444, 33] }],
    ['of another shape', { type: 'LineString', coordinates: [44, 33] }],
    [
      'not closed',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
    ],
    ['a collection', { type: 'GeometryCollection', geometries: [point] }],
  ])('a geometry that is %s is left out, with a note', async (_, geometry) => {
    const read = await readAll(collection(feature({ a: 1 }, geometry)))
    expect([read.rows, read.geometries]).toEqual([[['1']], [undefined]])
    expect(read.notes).toEqual([{ record: 1, field: 'geometry', reason: expect.any(String), dropped: false }])
  })

  test('heights go, and rings run as RFC 7946 has them', async () => {
    const clockwise = [
      [0, 0, 5],
      [0, 1, 5],
      [1, 1, 5],
      [1, 0, 5],
      [0, 0, 5],
    ]
    const read = await readAll(collection(feature({}, { type: 'Polygon', coordinates: [clockwise] })))
    expect(read.geometries).toEqual([
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
            [0, 0],
          ],
        ],
      },
    ])
    expect(read.notes).toEqual([])
  })

  test('a property that comes late stays in its record, and is noted once', async () => {
    const many = Array.from({ length: 1000 }, () => feature({ a: 1 }))
    const read = await readAll(collection(...many, feature({ late: 1 }), feature({ late: 2 })))
    expect(read.fields).toEqual(['a'])
    expect(read.records.at(-1)).toBe('{"late":2}')
    expect(read.notes.map(({ field }) => field)).toEqual(['late'])
  })

  test.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326'])(
    '%s is WGS 84',
    async (name) => {
      const text = JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name } },
        features: [feature({ a: 1 })],
      })
      expect((await readAll(fileOf(text))).rows).toEqual([['1']])
    },
  )
})

test('a broken line of a sequence is dropped, with a note', async () => {
  const line = JSON.stringify(feature({ a: 1 }))
  const read = await readAll(fileOf(`${line}\n${line.slice(0, 30)}\n{"type":"Other"}\n${line}`))
  expect(read.rows).toEqual([['1'], ['1']])
  expect(read.notes.map(({ record, dropped }) => [record, dropped])).toEqual([
    [2, true],
    [3, true],
  ])
})

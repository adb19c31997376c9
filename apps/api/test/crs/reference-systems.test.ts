import { propertyOptions } from '@nahrain/testkit'
import * as fc from 'fast-check'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { COORDINATE_SYSTEMS } from '../../src/crs/coordinate-systems.ts'
import { boxInDegrees } from '../../src/crs/project.ts'
import { getJson, namesOf, testApp } from '../support.ts'

const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
const EPSG_4326 = 'http://www.opengis.net/def/crs/EPSG/0/4326'
const EPSG_3857 = 'http://www.opengis.net/def/crs/EPSG/0/3857'
const MOSUL = '/api/collections/towns/items?filter=name%3D%27Mosul%27'

let app: Hono

beforeAll(async () => {
  app = await testApp()
})

test.each(COORDINATE_SYSTEMS)('there and back again is the same place: $uri', ({ fromDegrees, toDegrees }) => {
  fc.assert(
    fc.property(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -85, max: 85, noNaN: true }),
      (x, y) => {
        const [first, second] = fromDegrees(x, y)
        const [longitude, latitude] = toDegrees(first, second)
        expect(Math.abs(longitude - x)).toBeLessThan(1e-7)
        expect(Math.abs(latitude - y)).toBeLessThan(1e-7)
      },
    ),
    propertyOptions(300),
  )
})

test('Pseudo-Mercator agrees with the example of EPSG guidance note 7-2, and ends at its square', () => {
  const { fromDegrees } = COORDINATE_SYSTEMS.find(({ uri }) => uri === EPSG_3857) as (typeof COORDINATE_SYSTEMS)[number]
  // 24°22'54.433"N 100°20'00.000"W
  const [east, north] = fromDegrees(-(100 + 20 / 60), 24 + 22 / 60 + 54.433 / 3600)
  expect(east).toBeCloseTo(-11_169_055.58, 1)
  expect(north).toBeCloseTo(2_800_000, 1)
  const [, pole] = fromDegrees(0, 90)
  expect(pole).toBeCloseTo(20_037_508.343, 2)
})

describe('answers', () => {
  test.each([
    [CRS84, [43.13, 36.34]],
    [EPSG_4326, [36.34, 43.13]],
    [EPSG_3857, [4_801_209.638, 4_347_506.265]],
  ])('in %s', async (uri, position) => {
    const response = await app.request(`${MOSUL}&crs=${encodeURIComponent(uri)}`)
    expect(response.headers.get('content-crs')).toBe(`<${uri}>`)
    const { coordinates } = (await response.json()).features[0].geometry
    expect(coordinates[0]).toBeCloseTo(position[0] as number, 0)
    expect(coordinates[1]).toBeCloseTo(position[1] as number, 0)
    const item = await app.request(`/api/collections/towns/items/1?crs=${encodeURIComponent(uri)}`)
    expect(item.headers.get('content-crs')).toBe(`<${uri}>`)
    expect((await item.json()).geometry.coordinates).toEqual(coordinates)
  })

  test('areas and lines of the atlas too', async () => {
    const plain = await getJson(app, '/api/collections/places/items/diyala')
    const turned = await getJson(app, `/api/collections/places/items/diyala?crs=${encodeURIComponent(EPSG_4326)}`)
    const ring = ({ coordinates, type }: { coordinates: never; type: string }): number[][] =>
      type === 'Polygon' ? coordinates[0] : coordinates[0][0]
    expect(ring(turned.geometry)).toEqual(ring(plain.geometry).map(([x, y]) => [y, x]))
  })
})

describe('boxes', () => {
  test.each([
    ['bbox=43,36,43.2,36.5', CRS84],
    ['bbox=36,43,36.5,43.2', EPSG_4326],
    ['bbox=4786738,4300621,4809002,4369900', EPSG_3857],
    ['bbox=43,36,0,43.2,36.5,100', CRS84],
    ['bbox=36,43,0,36.5,43.2,100', EPSG_4326],
  ])('%s in %s finds Mosul', async (box, uri) => {
    expect(await namesOf(app, `/api/collections/towns/items?${box}&bbox-crs=${encodeURIComponent(uri)}`)).toEqual([
      'Mosul',
    ])
  })

  test.each([
    ['bbox=170,-30,-170,0', CRS84],
    ['bbox=-30,170,0,-170', EPSG_4326],
    ['bbox=18924313,-3503549,-18924313,0', EPSG_3857],
  ])('%s in %s crosses the antimeridian', async (box, uri) => {
    const names = await namesOf(app, `/api/collections/towns/items?${box}&bbox-crs=${encodeURIComponent(uri)}`)
    expect(names.sort()).toEqual(['Apia', 'Suva'])
  })

  test('the whole square of Pseudo-Mercator is no fault, however it is rounded', () => {
    const system = COORDINATE_SYSTEMS.find(({ uri }) => uri === EPSG_3857) as (typeof COORDINATE_SYSTEMS)[number]
    const edge = '20037508.342789244'
    expect(boxInDegrees(`-${edge},-${edge},${edge},${edge}`, system)).toEqual([
      -180, -85.0511287798, 180, 85.0511287798,
    ])
  })
})

test.each([
  ['S_INTERSECTS(geom,BBOX(36,43,36.5,43.2))', EPSG_4326],
  ['S_INTERSECTS(geom,POLYGON((36 43,36 43.2,36.5 43.2,36.5 43,36 43)))', EPSG_4326],
  ['S_INTERSECTS(geom,BBOX(4786738,4300621,4809002,4369900))', EPSG_3857],
])('geometries of a filter are read in filter-crs: %s in %s', async (filter, uri) => {
  const path = `/api/collections/towns/items?filter=${encodeURIComponent(filter)}&filter-crs=${encodeURIComponent(uri)}`
  expect(await namesOf(app, path)).toEqual(['Mosul'])
})

test('the collections say which systems there are, and in which the data is', async () => {
  const { crs, collections } = await getJson(app, '/api/collections')
  expect(crs).toEqual([CRS84, EPSG_4326, EPSG_3857])
  for (const collection of collections) expect(collection).toMatchObject({ crs, storageCrs: CRS84 })
})

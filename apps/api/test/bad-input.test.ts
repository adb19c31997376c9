import type { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from './support.ts'

let app: Hono

beforeAll(async () => {
  app = await testApp()
})

/** What clients get wrong, and the parameter that the answer must name. */
const FAULTY: readonly (readonly [query: string, parameter: string])[] = [
  ['limit=-1', 'limit'],
  ['limit=0', 'limit'],
  ['limit=abc', 'limit'],
  ['limit=1.5', 'limit'],
  ['limit=', 'limit'],
  ['limit=1&limit=2', 'limit'],
  ['bbox=1,2,3', 'bbox'],
  ['bbox=1,2,3,4,5', 'bbox'],
  ['bbox=1,2,3,NaN', 'bbox'],
  ['bbox=1,2,3,Infinity', 'bbox'],
  ['bbox=1,2,NaN,3,4,5', 'bbox'],
  ['bbox=a,b,c,d', 'bbox'],
  ['bbox=', 'bbox'],
  ['bbox=1,40,2,30', 'bbox'],
  ['bbox=1,2,3,91', 'bbox'],
  ['bbox=-181,2,3,4', 'bbox'],
  ['bbox=1,2,3,4&bbox=1,2,3,4', 'bbox'],
  ['colour=red', 'colour'],
  ['Limit=1', 'Limit'],
  ['__proto__=1', '__proto__'],
  ['constructor=1', 'constructor'],
  ['datetime=junk', 'datetime'],
  ['datetime=2024-02-30', 'datetime'],
  ['datetime=2024-05-01/2024-04-01', 'datetime'],
  ['datetime=../..', 'datetime'],
  ['datetime=2024&datetime=2025', 'datetime'],
  ['offset=-5', 'offset'],
  ['offset=junk', 'offset'],
  ['offset=1000001', 'offset'],
  ['filter=junk(', 'filter'],
  ['filter=', 'filter'],
  ['filter=nothing%20%3D%201', 'filter'],
  ["filter=people%20%3D%20'many'", 'filter'],
  ['filter=people', 'filter'],
  ['filter={"op":"="}', 'filter'],
  ['filter={"op":"="}&filter-lang=cql2-json', 'filter'],
  ['filter=people>1&filter-lang=cql2-json', 'filter'],
  ['filter=people>1&filter=people>2', 'filter'],
  ["filter=near('nowhere-at-all',5)", 'filter'],
  ["filter=during('junk')", 'filter'],
  ['filter-lang=sql', 'filter-lang'],
  ['filter-crs=EPSG:9999', 'filter-crs'],
  ['bbox-crs=EPSG:9999', 'bbox-crs'],
  ['crs=http://www.opengis.net/def/crs/EPSG/0/27700', 'crs'],
  ['crs=', 'crs'],
  ['sortby=nothing', 'sortby'],
  ['sortby=', 'sortby'],
  ['sortby=geom', 'sortby'],
  ['sortby=name,name,name,name,name,name', 'sortby'],
  ['sortby=name&sort=when', 'sort'],
  ['sort=size', 'sort'],
  ['properties=nothing', 'properties'],
  ['properties=', 'properties'],
  ['f=xml', 'f'],
  ['f=', 'f'],
  ['f=json&f=html', 'f'],
  ['q=', 'q'],
  [`q=${'x'.repeat(201)}`, 'q'],
  ['token=junk', 'token'],
  ['token=%00', 'token'],
  ['token=', 'token'],
  ['token=junk&offset=5', 'token'],
  ['resultType=some', 'resultType'],
  ['people=many', 'people'],
  ['people=', 'people'],
  ['people=1&people=2', 'people'],
  ['date=yesterday', 'date'],
  ['geom=POINT(1%201)', 'geom'],
  ['region=place:none', 'region'],
  ['region=circle:1', 'region'],
  ['match=perhaps', 'match'],
  ['known=someday', 'known'],
  ['f=csv&crs=http://www.opengis.net/def/crs/EPSG/0/3857', 'crs'],
  ['f=csv&resultType=hits', 'resultType'],
]

describe('each is 400 and names its parameter, in every form', () => {
  test.each(FAULTY)('%s', async (query, parameter) => {
    const response = await app.request(`/api/collections/towns/items?${query}`)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('etag')).toBeNull()
    expect(await response.json()).toMatchObject({
      type: 'about:blank',
      title: expect.any(String),
      status: 400,
      tag: 'invalid-parameter',
      parameter,
      got: expect.any(String),
      expected: expect.any(String),
      instance: '/api/collections/towns/items',
    })
  })
})

test('an unknown parameter is told which there are', async () => {
  const { expected } = await (await app.request('/api/collections/towns/items?colour=red')).json()
  for (const name of ['bbox', 'filter', 'people', 'limit', 'f'])
    expect(expected.replace('one of ', '').split(', ')).toContain(name)
})

test('the place of a fault in a filter is a column of its text, or a pointer into its JSON', async () => {
  const text = await app.request(
    `/api/collections/towns/items?filter=${encodeURIComponent('people > 5 AND peeple < 7')}`,
  )
  expect(await text.json()).toMatchObject({
    parameter: 'filter',
    column: 16,
    expected: expect.stringContaining('people'),
  })
  const filter = JSON.stringify({
    op: 'and',
    args: [
      { op: '>', args: [{ property: 'people' }, 5] },
      { op: '<', args: [1] },
    ],
  })
  const json = await app.request(
    `/api/collections/towns/items?filter-lang=cql2-json&filter=${encodeURIComponent(filter)}`,
  )
  expect(await json.json()).toMatchObject({ parameter: 'filter', pointer: '/args/1/args' })
})

const LONG_JSON = JSON.stringify({
  op: 'in',
  args: [{ property: 'name' }, Array.from({ length: 2000 }, (_, index) => `${index}`.padStart(7, 'x'))],
})

test.each([
  ['deep', `${'('.repeat(200)}people>1${')'.repeat(200)}`, 'cql2-text'],
  ['long', `people > 1 AND ${'people > 1 AND '.repeat(2000)} people > 1`, 'cql2-text'],
  ['long as JSON', LONG_JSON, 'cql2-json'],
  ['deep JSON', `${'{"op":"not","args":['.repeat(300)}true${']}'.repeat(300)}`, 'cql2-json'],
])('a filter that is too %s is refused and not tried', async (_, filter, language) => {
  const response = await app.request(
    `/api/collections/towns/items?filter-lang=${language}&filter=${encodeURIComponent(filter)}`,
  )
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ parameter: 'filter' })
})

test('an address that is too long is 414, and only its beginning comes back', async () => {
  const response = await app.request(`/api/collections?${'x'.repeat(70_000)}`)
  expect(response.status).toBe(414)
  expect((await response.text()).length).toBeLessThan(2000)
})

test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s is 405 and is told what is allowed', async (method) => {
  const response = await app.request('/api/collections/towns/items', { method })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  expect(response.headers.get('content-type')).toBe('application/problem+json')
})

test.each([
  '/api/collections/towns?x=1',
  '/api/?x=1',
  '/api/conformance?x=1',
  '/api/collections/towns/queryables?x=1',
  '/api/openapi.json?x=1',
  '/api/sources?x=1',
  '/api/collections/towns/items/1?x=1',
])('%s: no address ignores a parameter', async (path) => {
  const response = await app.request(path)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ parameter: 'x' })
})

import { atlasDataset, queryCases } from '@nahrain/testkit'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { createApp, loadDataset } from '../src/app.ts'

let app: Hono

beforeAll(async () => {
  app = createApp({ datasets: [loadDataset(await atlasDataset())] })
})

// biome-ignore lint/suspicious/noExplicitAny: a response is looked at as a client would, without its type
async function get(path: string): Promise<any> {
  const response = await app.request(path)
  expect(response.status, path).toBe(200)
  return response.json()
}

async function allIds(question: string, sort = 'row'): Promise<string[]> {
  const ids: string[] = []
  let next: string | undefined = `/api/collections/entries/items?${question}&limit=60&sort=${sort}`
  while (next !== undefined) {
    const page: { features: { id: string }[]; links: { rel: string; href: string }[] } = await get(next)
    ids.push(...page.features.map(({ id }) => id))
    next = page.links.find(({ rel }) => rel === 'next')?.href
  }
  return ids
}

describe('the query cases over HTTP, page by page', () => {
  test.each(queryCases())('$name', async ({ question, includes, excludes, sort, order = [] }) => {
    const ids = await allIds(question, sort)
    expect(ids).toEqual(expect.arrayContaining([...includes]))
    expect(ids.filter((id) => excludes.includes(id))).toEqual([])
    expect(ids.filter((id) => order.includes(id))).toEqual([...order])
    expect(new Set(ids).size).toBe(ids.length)
    const { numberMatched } = await get(`/api/collections/entries/items?${question}`)
    const { total } = await get(`/api/collections/entries/summary?${question}`)
    expect([numberMatched, total]).toEqual([ids.length, ids.length])
  })
})

/** The brief's figures, each with its citations: id of the observation or flow, and its number. */
const FIGURES: readonly (readonly [id: string, collection: string, bound: 'low' | 'best' | 'high', value: number])[] = [
  ['attacks-claimed-184', 'observations', 'low', 184],
  ['tower-22-killed', 'observations', 'best', 3],
  ['displaced-2014', 'observations', 'best', 6_000_000],
  ['displaced-2023', 'observations', 'best', 1_100_000],
  ['aid-coverage-2017-2020', 'observations', 'best', 95],
  ['aid-coverage-2022', 'observations', 'best', 67],
  ['saudi-3bn-amount', 'observations', 'best', 3_000_000_000],
  ['corridor-depth-40km', 'observations', 'best', 40],
  ['al-hol-to-jeddah-1', 'flows', 'best', 10_000],
]

test.each(FIGURES)('%s is in %s with its number and its sources', async (id, collection, bound, value) => {
  const { properties } = await get(`/api/collections/${collection}/items/${id}`)
  const { quantity, citations } = properties
  expect(quantity[bound] ?? quantity.best ?? quantity.high).toBe(value)
  expect(citations.length).toBeGreaterThan(0)
  for (const citation of citations)
    expect(citation).toMatchObject({
      url: expect.stringMatching(/^https?:/),
      publisher: expect.any(String),
      title: expect.any(String),
    })
})

test('every statement of the brief leads to entries or sources that exist', async () => {
  const { briefings } = await get('/api/briefings')
  const statements = briefings[0].sections.flatMap((section: { statements: unknown[] }) => section.statements)
  expect(statements).toHaveLength(60)
  for (const { entries, sources } of statements) {
    expect(entries.length + sources.length).toBeGreaterThan(0)
    for (const id of entries) await get(`/api/collections/entries/items/${id}`)
    for (const id of sources) await get(`/api/sources/${id}`)
  }
})

test('the landing page leads everywhere', async () => {
  const { links } = await get('/api/')
  for (const { href, rel } of links) if (rel !== 'alternate') await get(new URL(href).pathname)
  const { collections } = await get('/api/collections')
  expect(collections.map(({ id }: { id: string }) => id)).toEqual([
    'entries',
    'places',
    'actors',
    'events',
    'observations',
    'flows',
    'recommendations',
  ])
  for (const { id } of collections) await get(`/api/collections/${id}`)
})

test('a collection of one type holds that type alone, and does not take it as a parameter', async () => {
  const { features, numberMatched } = await get('/api/collections/flows/items?limit=1000')
  expect(features.every(({ properties }: { properties: { type: string } }) => properties.type === 'flow')).toBe(true)
  expect(numberMatched).toBe(features.length)
  expect((await app.request('/api/collections/flows/items?type=event')).status).toBe(400)
  expect((await app.request('/api/collections/flows/items/kirkuk')).status).toBe(404)
})

test('a flow is a line from end to end, a governorate an area', async () => {
  const flow = await get('/api/collections/flows/items/al-hol-to-jeddah-1')
  expect(flow.geometry.type).toBe('LineString')
  expect(flow.geometry.coordinates[0][0]).toBeCloseTo(41.15, 1)
  const diyala = await get('/api/collections/places/items/diyala')
  expect(diyala.geometry.type).toMatch(/Polygon$/)
})

const FAULTY: readonly (readonly [path: string, parameter: string])[] = [
  ['items?colour=red', 'colour'],
  ['items?bbox=1,2,3', 'bbox'],
  ['items?limit=0', 'limit'],
  ['items?limit=x', 'limit'],
  ['items?offset=-1', 'offset'],
  ['items?sort=size', 'sort'],
  ['items?sort=along', 'sort'],
  ['items?sort=along&f=csv', 'sort'],
  ['items?datetime=today', 'datetime'],
  ['items?region=along:kirkuk:25', 'region'],
  ['items?bins=4', 'bins'],
  ['summary?zoom=99', 'zoom'],
  ['summary?bins=0', 'bins'],
  ['summary?bins=2.5', 'bins'],
  ['summary?bins=4&bins=7', 'bins'],
  ['summary?limit=5', 'limit'],
  ['items?region=place:none', 'region'],
  ['items?region=along:development-road:25:500..100', 'region'],
  ['items/kirkuk?foo=1', 'foo'],
  ['?foo=1', 'foo'],
]

test.each(FAULTY)('%s is a problem document that names %s', async (path, parameter) => {
  const response = await app.request(`/api/collections/entries${path.startsWith('?') ? '' : '/'}${path}`)
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toMatchObject({
    status: 400,
    parameter,
    expected: expect.any(String),
    detail: expect.any(String),
  })
})

test.each([
  '/api/nowhere',
  '/api/collections/none',
  '/api/collections/entries/items/none',
  '/api/sources/none',
  '/api/schemas/none',
  '/none',
])('%s is a 404 problem document', async (path) => {
  const response = await app.request(path)
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
})

test('a limit past the most is cut to it, and the page says how many it has', async () => {
  const { numberReturned, numberMatched } = await get('/api/collections/entries/items?limit=5000')
  expect(numberReturned).toBe(Math.min(10_000, numberMatched))
})

test('paging links keep every parameter', async () => {
  const { links } = await get('/api/collections/entries/items?theme=energy&region=place:iraq&limit=2&offset=2')
  for (const rel of ['next', 'prev']) {
    const href = links.find((link: { rel: string }) => link.rel === rel)?.href
    expect(new URL(href).searchParams.get('theme')).toBe('energy')
    expect(new URL(href).searchParams.get('region')).toBe('place:iraq')
  }
})

test('a client that has an answer is told so', async () => {
  const path = '/api/collections/entries/items?q=kirkuk'
  const tag = (await app.request(path)).headers.get('etag') as string
  expect((await app.request(path, { headers: { 'If-None-Match': tag } })).status).toBe(304)
  expect((await app.request(`${path}&limit=1`, { headers: { 'If-None-Match': tag } })).status).toBe(200)
})

test('other origins may read, and nothing may be framed in that is not ours', async () => {
  const response = await app.request('/api/collections', { headers: { Origin: 'https://example.org' } })
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-expose-headers')).toContain('Link')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test('the API describes each collection with its own parameters', async () => {
  const document = await get('/api/openapi.json')
  expect(document.openapi).toMatch(/^3\.0/)
  const { parameters } = document.paths['/collections/events/items'].get
  const names = parameters.map(({ name, $ref }: { name?: string; $ref?: string }) => name ?? $ref?.split('/').at(-1))
  expect(names).toEqual(
    expect.arrayContaining(['bbox', 'datetime', 'region', 'q', 'theme', 'actor', 'limit', 'offset']),
  )
  expect(names).not.toContain('type')
})

test('the summary has labelled facets, bins and, for a zoom, cells that add up', async () => {
  const { total, facets, histogram, cells } = await get('/api/collections/entries/summary?zoom=5&bins=12&theme=energy')
  const theme = facets.find(({ facet }: { facet: string }) => facet === 'theme')
  expect(theme.values.find(({ id }: { id: string }) => id === 'energy')).toMatchObject({
    label: { en: 'Energy' },
    count: total,
  })
  expect(theme.values.filter(({ count }: { count: number }) => count > 0).length).toBeGreaterThan(1)
  expect(histogram.edges).toHaveLength(13)
  expect(cells.count.reduce((sum: number, count: number) => sum + count, cells.unplaced)).toBe(total)
})

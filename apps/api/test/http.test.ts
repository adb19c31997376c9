import type { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { testApp } from './support.ts'

let app: Hono

beforeAll(async () => {
  app = await testApp()
})

const ITEMS = '/api/collections/towns/items'

test('OPTIONS says what is allowed, to pages of other origins as well', async () => {
  const response = await app.request(ITEMS, { method: 'OPTIONS', headers: { Origin: 'https://example.org' } })
  expect(response.status).toBe(204)
  expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
})

test('HEAD has the headers of GET and no body', async () => {
  const head = await app.request(ITEMS, { method: 'HEAD' })
  const get = await app.request(ITEMS)
  expect(head.status).toBe(200)
  expect(await head.text()).toBe('')
  for (const name of ['etag', 'content-type', 'link', 'ogc-numbermatched', 'content-crs']) {
    expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)])
  }
})

test.each([
  ITEMS,
  '/api/',
  '/api/collections/towns/items/1',
  '/api/collections/towns/summary',
  '/api/collections/towns/tiles',
  `${ITEMS}?f=csv`,
  `${ITEMS}?f=html`,
  `${ITEMS}?limit=x`,
  '/api/nowhere',
])('%s may be read from anywhere, is not sniffed, and runs nothing', async (path) => {
  const { headers } = await app.request(path)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  const exposed = headers.get('access-control-expose-headers')?.split(', ')
  expect(exposed).toEqual(
    expect.arrayContaining(['Link', 'ETag', 'Content-Crs', 'OGC-NumberMatched', 'OGC-NumberReturned']),
  )
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('vary')).toBe('Accept, Accept-Encoding')
})

test('an ETag is of the address, the form and the program', async () => {
  const tag = async (path: string, accept: string, of = app) =>
    (await of.request(path, { headers: { Accept: accept } })).headers.get('etag')
  const other = await testApp({ programVersion: 'another' })
  const tags = [
    await tag(ITEMS, 'application/json'),
    await tag(ITEMS, 'text/html'),
    await tag(`${ITEMS}?limit=1`, 'application/json'),
    await tag(ITEMS, 'application/json', other),
  ]
  expect(new Set(tags).size).toBe(4)
  expect(await tag(ITEMS, 'application/json')).toBe(tags[0])
})

test('who has the answer gets 304 with its headers; who has another gets it', async () => {
  const tag = (await app.request(ITEMS)).headers.get('etag') as string
  for (const known of [tag, `"x", ${tag}`, tag.replace('W/', '')]) {
    const response = await app.request(ITEMS, { headers: { 'If-None-Match': known } })
    expect(response.status).toBe(304)
    expect(response.headers.get('etag')).toBe(tag)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.text()).toBe('')
  }
  expect((await app.request(ITEMS, { headers: { 'If-None-Match': 'W/"x"' } })).status).toBe(200)
})

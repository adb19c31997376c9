import type { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { GEOJSON_FORM, HTML_FORM, JSON_FORM, negotiate } from '../src/negotiation.ts'
import { testApp } from './support.ts'

let app: Hono

beforeAll(async () => {
  app = await testApp()
})

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'

describe('RFC 9110, 12.5.1', () => {
  test.each([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    [BROWSER, 'html'],
    ['text/html', 'html'],
    ['text/*', 'html'],
    ['TEXT/HTML', 'html'],
    ['application/json', 'json'],
    ['application/geo+json, application/json', 'json'],
    ['application/*', 'json'],
    ['text/html;q=0.4, application/json;q=0.5', 'json'],
    ['text/html;q=0.5, application/json;q=0.4', 'html'],
    ['text/html, application/json', 'json'],
    ['text/html, */*', 'html'],
    ['application/json;q=0, */*', 'html'],
    ['text/html;level=1', 'html'],
  ])('%s gets %s', (accept, form) => {
    expect(negotiate([GEOJSON_FORM, HTML_FORM], { f: [], accept }).id).toBe(form)
  })

  test.each(['image/png', 'application/json;q=0', '*/*;q=0', 'text/html;q=2', ',,,', ';q=1'])(
    '%s gets nothing',
    (accept) => {
      expect(() => negotiate([JSON_FORM], { f: [], accept })).toThrow(expect.objectContaining({ status: 406 }))
    },
  )

  test('f goes before the header', () => {
    expect(negotiate([GEOJSON_FORM, HTML_FORM], { f: ['html'], accept: 'application/json' }).id).toBe('html')
  })
})

/** Every address that has a page, and the media type of its other form. */
const PAGES: readonly (readonly [path: string, type: string])[] = [
  ['/api/', 'application/json'],
  ['/api/conformance', 'application/json'],
  ['/api/functions', 'application/json'],
  ['/api/api', 'application/vnd.oai.openapi+json;version=3.0'],
  ['/api/collections', 'application/json'],
  ['/api/collections/towns', 'application/json'],
  ['/api/collections/towns/queryables', 'application/schema+json'],
  ['/api/collections/towns/sortables', 'application/schema+json'],
  ['/api/collections/towns/schema', 'application/schema+json'],
  ['/api/collections/towns/items', 'application/geo+json'],
  ['/api/collections/towns/items/1', 'application/geo+json'],
]

describe('each in both of its forms', () => {
  test.each(PAGES)('%s', async (path, type) => {
    for (const [accept, expected] of [
      ['*/*', type],
      ['application/json', type],
      [BROWSER, 'text/html; charset=utf-8'],
    ] as const) {
      const response = await app.request(path, { headers: { Accept: accept } })
      expect([accept, response.status, response.headers.get('content-type')]).toEqual([accept, 200, expected])
      expect(response.headers.get('vary')).toContain('Accept')
      expect(response.headers.get('link')).toContain('rel="alternate"')
    }
    expect((await app.request(path, { headers: { Accept: 'image/png' } })).status).toBe(406)
    expect((await app.request(`${path}?f=html`)).headers.get('content-type')).toContain('text/html')
    expect((await app.request(`${path}?f=json`, { headers: { Accept: BROWSER } })).headers.get('content-type')).toBe(
      type,
    )
  })
})

test('what has no page is JSON for a browser too, and never JSON that calls itself HTML', async () => {
  const response = await app.request('/api/sources', { headers: { Accept: BROWSER } })
  expect(response.headers.get('content-type')).toBe('application/json')
  expect((await app.request('/api/sources', { headers: { Accept: 'text/html' } })).status).toBe(406)
})

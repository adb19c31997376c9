import type { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { mapPicture } from '../../src/html/map-picture.ts'
import { testApp } from '../support.ts'

let app: Hono

beforeAll(async () => {
  app = await testApp()
})

async function page(path: string): Promise<string> {
  const response = await app.request(`/api/${path}${path.includes('?') ? '&' : '?'}f=html`)
  expect(response.status).toBe(200)
  return response.text()
}

const PAGES = [
  '',
  'conformance',
  'functions',
  'api',
  'collections',
  'collections/entries',
  'collections/towns/queryables',
  'collections/towns/sortables',
  'collections/entries/schema',
  'collections/towns/items',
  'collections/entries/items?limit=20&type=event',
  'collections/places/items/diyala',
  'collections/flows/items/al-hol-to-jeddah-1',
]

describe('each page', () => {
  test.each(PAGES)('/%s is whole: language, landmarks, one heading, tables with captions', async (path) => {
    const text = await page(path)
    expect(text).toMatch(/^<!doctype html>\s*<html lang="en">/)
    for (const landmark of ['<header>', '<main id="main">', '<footer>', '<nav aria-label='])
      expect(text).toContain(landmark)
    expect(text.match(/<h1>/g)).toHaveLength(1)
    expect(text.match(/<table>/g)?.length ?? 0).toBe(text.match(/<caption>/g)?.length ?? 0)
    for (const [svg] of text.matchAll(/<svg [^>]*>/g)) expect(svg).toMatch(/role="img" aria-label="[^"]+"/)
  })

  test.each(PAGES)('/%s asks nobody for anything and runs nothing', async (path) => {
    const text = await page(path)
    expect(text).not.toMatch(/<script|<img|<iframe|<object|\ssrc=|\son\w+=|url\(/i)
    for (const [, href = ''] of text.matchAll(/<link [^>]*href="([^"]+)"/g))
      expect(href).toMatch(/^http:\/\/localhost\//)
  })

  test.each(PAGES)('/%s leads only to what is there', async (path) => {
    const hrefs = [...(await page(path)).matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    )
    const own = hrefs.filter((href) => href.startsWith('/api') || href.startsWith('http://localhost/api'))
    for (const href of new Set(own)) expect([href, (await app.request(href)).status]).toEqual([href, 200])
  })
})

test('text of the data is text', async () => {
  const list = await page('collections/towns/items')
  expect(list).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(list).not.toContain('<script>alert')
  expect(await page('collections/towns/items/4')).not.toContain('<script>alert')
})

test('what an address says is text too', async () => {
  const evil = encodeURIComponent(`"><img src=x onerror=alert(1)>`)
  const text = await page(`collections/towns/items?q=${evil}`)
  expect(text).not.toContain('<img')
})

test('items lead to the next page and to the map with the same question', async () => {
  const text = await page('collections/towns/items?limit=2&q=s&datetime=2010/2021')
  expect(text).toMatch(/<a rel="next" href="[^"]*q=s[^"]*f=html/)
  expect(text).toContain('href="/?dataset=towns&amp;datetime=2010%2F2021&amp;q=s"')
  expect(await page('collections/events/items?theme=energy')).toContain('href="/?type=event&amp;theme=energy"')
})

test('the picture bends at the antimeridian with its extent', async () => {
  const at = (longitude: number) => ({
    type: 'Feature' as const,
    id: String(longitude),
    geometry: { type: 'Point' as const, coordinates: [longitude, 0] as const },
    properties: {},
  })
  const svg = String(await mapPicture([at(179), at(-179)], [178, -1, -178, 1], 'Two'))
  const [first, second] = [...svg.matchAll(/cx="([\d.]+)"/g)].map(([, x]) => Number(x))
  expect(second).toBeGreaterThan(first as number)
  expect((second as number) - (first as number)).toBeLessThan(500)
})

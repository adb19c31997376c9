import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { atlasDataset } from '@nahrain/testkit'
import { Hono } from 'hono'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium } from '../../../../scripts/chromium.mjs'
import { createApp, loadDataset } from '../../src/app.ts'

const LIBRARY = fileURLToPath(new URL('../../../../node_modules/maplibre-gl/dist/', import.meta.url))
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
]

/** Draws a tileset from its one address, in three layers; nothing else is on the map. */
const PAGE = `<!doctype html><body style="margin:0"><div id="map" style="width:800px;height:600px"></div>
<script type="module">
import * as maplibregl from '/maplibre-gl.mjs'
maplibregl.setWorkerUrl('/maplibre-gl-worker.mjs')
const { tileset, layer, center, zoom } = JSON.parse(decodeURIComponent(location.hash.slice(1)))
const part = (type, of) => ({ id: type, type, source: 'tiles', 'source-layer': layer, filter: ['==', ['geometry-type'], of] })
globalThis.faults = []
const map = new maplibregl.Map({
  container: 'map', center, zoom,
  style: {
    version: 8,
    sources: { tiles: { type: 'vector', url: tileset } },
    layers: [part('fill', 'Polygon'), part('line', 'LineString'), part('circle', 'Point')],
  },
})
map.on('error', ({ error }) => globalThis.faults.push(error.message))
map.once('idle', () => {
  const drawn = map.queryRenderedFeatures().map(({ properties, geometry }) => [properties.id, geometry.type])
  globalThis.drawn = { drawn, west: map.getBounds().getWest(), south: map.getBounds().getSouth(), east: map.getBounds().getEast(), north: map.getBounds().getNorth() }
})
</script>`

let browser: Browser
let server: ReturnType<typeof serve>
let url = ''

beforeAll(async () => {
  const files = new Hono()
    .get('/', (context) => context.html(PAGE))
    .get('/:file{maplibre-gl[a-z-]*\\.mjs}', async (context) => {
      const code = await readFile(LIBRARY + context.req.param('file'))
      return context.body(new Uint8Array(code), 200, { 'Content-Type': 'text/javascript' })
    })
  // Without the page's policy, which allows no script in a page: the map is not the one under test.
  const app = new Hono()
    .route('/', files)
    .mount('/', createApp({ datasets: [loadDataset(await atlasDataset())] }).fetch)
  await new Promise<void>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0 }, ({ port }) => {
      url = `http://localhost:${port}`
      resolve()
    })
  })
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('found no Chromium; run npm test, or set CHROMIUM_PATH')
  browser = await chromium.launch({ executablePath, args: FLAGS })
})
afterAll(async () => {
  await browser?.close()
  server?.close()
})

interface Drawn {
  readonly drawn: readonly (readonly [id: string, type: string])[]
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

async function draw(page: Page, tileset: string, layer: string): Promise<Drawn> {
  const map = { tileset: `${url}/api${tileset}?f=tilejson`, layer, center: [44.4, 34], zoom: 5.5 }
  await page.goto(`${url}/#${encodeURIComponent(JSON.stringify(map))}`)
  await page.waitForFunction('globalThis.drawn', undefined, { timeout: 45_000 })
  expect(await page.evaluate('globalThis.faults')).toEqual([])
  return page.evaluate('globalThis.drawn')
}

interface Item {
  readonly id: string
  readonly geometry: { readonly type: string; readonly coordinates: readonly [number, number] } | null
}

test.each([
  ['/collections/events/tiles/WebMercatorQuad', 'events'],
  ['/tiles/WebMercatorQuad', 'flows'],
])('MapLibre draws %s from its one address', async (tileset, layer) => {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } })
  const { drawn, west, south, east, north } = await draw(page, tileset, layer)
  const response = await fetch(`${url}/api/collections/${layer}/items?limit=1000&bbox=${[west, south, east, north]}`)
  const { features } = (await response.json()) as { features: Item[] }
  const ids = new Set(drawn.map(([id]) => id))
  // What stands in view as a point is drawn for certain; whether a line or an area of the box reaches the screen, its filter need not say.
  const points = features.filter(({ geometry }) => geometry?.type === 'Point').map(({ id }) => id)
  expect([...ids]).toEqual(expect.arrayContaining(points))
  expect(
    drawn
      .filter(([, type]) => type === 'Point')
      .map(([id]) => id)
      .filter((id) => !features.some((item) => item.id === id)),
  ).toEqual([])
  expect(ids.size).toBeGreaterThan(layer === 'events' ? 50 : 2)
  expect(new Set(drawn.map(([, type]) => type.replace('Multi', '')))).toContain(
    layer === 'events' ? 'Polygon' : 'LineString',
  )
  await page.close()
})

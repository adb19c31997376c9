import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { memoryReader, readDataset } from '@nahrain/engine'
import { writtenRandomTable } from '@nahrain/testkit'
import type { Browser } from 'playwright-core'

const LIBRARY = fileURLToPath(new URL('../node_modules/maplibre-gl/dist/', import.meta.url))
/** One takes seconds. */
const FILTERS = 3
const PATIENCE_MS = 300_000

const PAGE = `<!doctype html><body style="margin:0"><div id="map" style="width:1440px;height:900px"></div>
<script type="module">
import * as maplibregl from '/maplibre-gl.mjs'
maplibregl.setWorkerUrl('/maplibre-gl-worker.mjs')
const map = new maplibregl.Map({
  container: 'map',
  bounds: [38.8, 29, 48.6, 37.4],
  style: {
    version: 8,
    sources: { points: { type: 'geojson', data: '/points.geojson' } },
    layers: [{ id: 'points', type: 'circle', source: 'points', paint: { 'circle-radius': 2 } }],
  },
})
const idle = () => new Promise((resolve) => map.once('idle', resolve))
await idle()
globalThis.filter = async (day) => {
  const start = performance.now()
  map.setFilter('points', ['<=', ['get', 'day'], day])
  await idle()
  return performance.now() - start
}
globalThis.ready = true
</script>`

/** What MapLibre alone does with the same rows: all points in one GeoJSON source, filtered by the day. In ms, to the idle map. */
export async function filterTimes(browser: Browser, rows: number, seed: number): Promise<number[]> {
  const points = await pointsOf(rows, seed)
  const server = createServer(async (request, response) => {
    if (request.url === '/') return response.setHeader('Content-Type', 'text/html').end(PAGE)
    if (request.url === '/points.geojson') return response.end(points)
    const name = /^\/(maplibre-gl[a-z-]*\.mjs)$/.exec(request.url ?? '')?.[1]
    if (name === undefined) return response.writeHead(404).end()
    return response.setHeader('Content-Type', 'text/javascript').end(await readFile(LIBRARY + name))
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction('globalThis.ready', undefined, { timeout: PATIENCE_MS })
    const times: number[] = []
    for (let round = 0; round < FILTERS; round++) {
      page.setDefaultTimeout(PATIENCE_MS)
      times.push(await page.evaluate(`filter(${18_000 - round * 30})`))
    }
    return times
  } finally {
    await page.close()
    server.close()
  }
}

async function pointsOf(rows: number, seed: number): Promise<Buffer> {
  const written = await writtenRandomTable({ rows, seed })
  const { placed, longitudeE7, latitudeE7, whenStart } = await readDataset('random', memoryReader(written))
  const features = Array.from({ length: placed }, (_, row) => {
    const coordinates = [(longitudeE7[row] as number) / 1e7, (latitudeE7[row] as number) / 1e7]
    return `{"type":"Feature","properties":{"day":${whenStart[row]}},"geometry":{"type":"Point","coordinates":[${coordinates}]}}`
  })
  return Buffer.from(`{"type":"FeatureCollection","features":[${features.join(',')}]}`)
}

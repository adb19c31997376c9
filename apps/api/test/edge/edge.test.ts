import { memoryReader, readDataset } from '@nahrain/engine'
import { queryCases } from '@nahrain/testkit'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp, loadDataset } from '../../src/app.ts'
import type { TestServer } from './open-worker.ts'
import { bothDatasets, openEdge } from './support.ts'
import { workerdFault } from './workerd.ts'

const fault = workerdFault()
let worker: TestServer
let app: Hono

describe.skipIf(fault !== undefined)(`the API on workerd${fault === undefined ? '' : ` (${fault})`}`, () => {
  beforeAll(async () => {
    worker = await openEdge()
    const [atlas, ...tables] = await Promise.all(
      (await bothDatasets()).map((written) => readDataset(written.manifest.id, memoryReader(written))),
    )
    if (atlas === undefined) throw new Error('got no datasets, expected the atlas first')
    app = createApp({ datasets: [loadDataset(atlas), ...tables.map((table) => loadDataset(table, atlas))] })
  }, 60_000)

  afterAll(() => worker?.close())

  test.for(queryCases())('$name', async ({ question, includes, excludes, sort = 'row', order = [] }) => {
    const response = await fetch(`${worker.url}/api/collections/entries/items?${question}&limit=1000&sort=${sort}`)
    expect(response.status).toBe(200)
    const { features, numberMatched } = (await response.json()) as { features: { id: string }[]; numberMatched: number }
    const ids = features.map(({ id }) => id)
    expect(ids).toHaveLength(numberMatched)
    expect(ids).toEqual(expect.arrayContaining([...includes]))
    expect(ids.filter((id) => excludes.includes(id))).toEqual([])
    expect(ids.filter((id) => order.includes(id))).toEqual([...order])
  })

  test.for(REQUESTS)('%s %s is byte for byte what it is on Node', async ([status, path]) => {
    const address = `${worker.url}/api/${path}`
    const headers = { Accept: '*/*' }
    const [onEdge, onNode] = await Promise.all([fetch(address, { headers }), app.request(address, { headers })])
    expect(onEdge.status).toBe(status)
    expect(onNode.status).toBe(status)
    for (const name of ['content-type', 'link', 'etag', 'content-crs', 'access-control-allow-origin'])
      expect(onEdge.headers.get(name), name).toBe(onNode.headers.get(name))
    expect(timeless(await onEdge.arrayBuffer())).toEqual(timeless(await onNode.arrayBuffer()))
  })

  test('the page and the files of the datasets come beside the API, and what is not there is 404', async () => {
    const index = await fetch(`${worker.url}/datasets/index.json`)
    expect(await index.json()).toMatchObject([{ id: 'atlas' }, { id: 'random' }])
    expect((await fetch(`${worker.url}/nowhere`)).status).toBe(404)
  })
})

const AREA = 'POLYGON((42 34,46 34,46 37,42 37,42 34))'
const JSON_FILTER = { op: 's_within', args: [{ property: 'geom' }, { bbox: [42, 34, 46, 37] }] }
const filter = (text: string) => `filter=${encodeURIComponent(text)}`

/** What is answered and what is refused: every form, every kind of question, every parameter with a value that makes no sense. */
const REQUESTS: readonly (readonly [status: number, path: string])[] = [
  [200, 'collections/random/items?limit=20&crs=http://www.opengis.net/def/crs/EPSG/0/3857'],
  [
    200,
    `collections/random/items?limit=1000&${filter(`S_INTERSECTS(geom,${AREA}) AND T_AFTER(start,DATE('2018-01-01'))`)}`,
  ],
  [
    200,
    `collections/entries/items?limit=1000&${filter(`S_INTERSECTS(geom,${AREA}) AND CASEI(name) LIKE CASEI('%kirkuk%')`)}`,
  ],
  [200, `collections/entries/items?limit=50&filter-lang=cql2-json&${filter(JSON.stringify(JSON_FILTER))}`],
  [200, 'collections/entries/items/kirkuk'],
  [200, 'collections/entries/items/kirkuk?f=html'],
  [200, 'collections/entries/items?f=csv'],
  [200, 'collections/random/items?f=csv&limit=100'],
  [200, 'collections/random/items?f=geojsonseq&limit=100'],
  [200, 'collections/random/items?f=flatgeobuf'],
  [200, 'collections/random/items?f=geoparquet'],
  [200, 'collections/entries/summary?zoom=6&bins=7'],
  [200, 'collections/entries/tiles/WebMercatorQuad/5/12/19'],
  [200, 'tiles/WebMercatorQuad/6/25/39?collections=random,places'],
  [200, 'collections/random/schema'],
  [200, 'openapi.json'],
  [400, 'collections/entries/items?colour=red'],
  [400, 'collections/entries/items?bbox=1,2,3'],
  [400, 'collections/entries/items?limit=0'],
  [400, 'collections/entries/items?offset=-1'],
  [400, 'collections/entries/items?sortby=size'],
  [400, 'collections/entries/items?datetime=today'],
  [400, 'collections/entries/items?region=place:none'],
  [400, 'collections/entries/items?crs=EPSG:4326'],
  [400, 'collections/entries/items?token=abc'],
  [400, `collections/entries/items?${filter('nothing = 1')}`],
  [400, `collections/entries/items?${filter('('.repeat(5000))}`],
  [400, 'collections/entries/summary?zoom=99'],
  [404, 'collections/entries/tiles/WebMercatorQuad/99/0/0'],
  [404, 'collections/nowhere/items'],
  [404, 'collections/entries/items/nothing'],
]

/** Pages of items say when they were made. */
function timeless(bytes: ArrayBuffer): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/"timeStamp":"[^"]*"/, '"timeStamp":""')
}

import { memoryReader, readDataset } from '@nahrain/engine'
import { atlasDataset, writtenRandomTable } from '@nahrain/testkit'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { createApp, loadDataset } from '../../src/app.ts'
import { type Collection, collectionsOf } from '../../src/collections.ts'
import { TILE_CONFORMANCE } from '../../src/tiles/conformance.ts'
import { tilesetsLink, tilingSchemesLink } from '../../src/tiles/tile-links.ts'
import { datasetTilePaths, tilePaths } from '../../src/tiles/tile-paths.ts'
import { getTile } from './decode-tile.ts'

const MVT = 'application/vnd.mapbox-vector-tile'
let app: Hono
let collections: ReadonlyMap<string, Collection>

beforeAll(async () => {
  const written = await writtenRandomTable({ rows: 200, seed: 5, facetValues: [2] })
  const table = loadDataset(await readDataset('random', memoryReader(written)))
  const datasets = [loadDataset(await atlasDataset()), table]
  app = createApp({ datasets })
  collections = collectionsOf(datasets)
})

// biome-ignore lint/suspicious/noExplicitAny: a response is looked at as a client would, without its type
async function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<any> {
  const response = await app.request(path, { headers })
  expect(response.status, path).toBe(200)
  return response.json()
}

/** What a client does with a templated link. */
function fill(template: string, zoom: number, row: number, column: number): string {
  const values: Readonly<Record<string, number>> = {
    tileMatrix: zoom,
    tileRow: row,
    tileCol: column,
    z: zoom,
    y: row,
    x: column,
  }
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}

const linkOf = (links: readonly { rel: string; href: string }[], rel: string) =>
  links.find((link) => link.rel === rel || link.rel.endsWith(`/${rel}`))?.href ?? `no ${rel}`

describe.each(['/api/tiles', '/api/collections/events/tiles', '/api/collections/random/tiles'])('%s', (path) => {
  test('leads from the list of tilesets to the tileset, its tile matrix set and its tiles', async () => {
    const { tilesets } = await get(path)
    expect(tilesets).toHaveLength(1)
    const [summary] = tilesets
    expect(summary).toMatchObject({
      dataType: 'vector',
      crs: expect.stringMatching(/3857$/),
      title: expect.any(String),
    })
    const tileset = await get(linkOf(summary.links, 'self'))
    expect(tileset).toMatchObject({ dataType: 'vector', tileMatrixSetURI: summary.tileMatrixSetURI, mediaTypes: [MVT] })
    const scheme = await get(linkOf(tileset.links, 'tiling-scheme'))
    expect(scheme).toMatchObject({ id: 'WebMercatorQuad', uri: summary.tileMatrixSetURI })
    const item = tileset.links.find(({ rel }: { rel: string }) => rel === 'item')
    expect(item).toMatchObject({ templated: true, type: MVT })
    const tile = await app.request(fill(item.href, 0, 0, 0))
    expect([tile.status, tile.headers.get('Content-Type')]).toEqual([200, MVT])
  })

  test('describes the layers that its tiles have, with their fields and limits', async () => {
    const { layers, tileMatrixSetLimits, centerPoint } = await get(`${path}/WebMercatorQuad`)
    const tile = await getTile(app, `${path.slice(4)}/WebMercatorQuad/0/0/0`)
    const described = new Map(layers.map((layer: { id: string }) => [layer.id, layer]))
    for (const [id, layer] of Object.entries(tile)) {
      const { propertiesSchema, links } = described.get(id) as {
        propertiesSchema: { properties: object }
        links: { rel: string; href: string }[]
      }
      const known = Object.keys(propertiesSchema.properties)
      for (let index = 0; index < layer.length; index++) {
        expect(known).toEqual(expect.arrayContaining(Object.keys(layer.feature(index).properties)))
      }
      expect((await get(linkOf(links, 'geodata'))).id).toBe(id)
    }
    expect(tileMatrixSetLimits).toHaveLength(20)
    expect(Number(centerPoint.tileMatrix)).toBeGreaterThan(1)
  })

  test('is one TileJSON, by its parameter and by negotiation', async () => {
    const document = await get(`${path}/WebMercatorQuad?f=tilejson`)
    expect(document).toEqual(await get(`${path}/WebMercatorQuad`, { Accept: 'application/vnd.mapbox.tilejson+json' }))
    const { vector_layers, tiles, bounds, center } = document
    const { layers } = await get(`${path}/WebMercatorQuad?f=json`)
    expect(vector_layers.map(({ id }: { id: string }) => id)).toEqual(layers.map(({ id }: { id: string }) => id))
    expect(document).toMatchObject({ tilejson: '3.0.0', scheme: 'xyz', minzoom: 0, maxzoom: 19 })
    expect(center[0]).toBeGreaterThan(bounds[0])
    expect((await app.request(fill(tiles[0], 0, 0, 0))).status).toBe(200)
  })
})

test('all collections are layers, or those that are chosen, in their order', async () => {
  expect(Object.keys(await getTile(app, '/tiles/WebMercatorQuad/0/0/0'))).toEqual([...collections.keys()])
  const chosen = `random,http://localhost/api/collections/flows`
  const layers = await getTile(app, `/tiles/WebMercatorQuad/0/0/0?collections=${encodeURIComponent(chosen)}`)
  expect(Object.keys(layers)).toEqual(['random', 'flows'])
})

test('what a tileset is asked, its tiles are asked', async () => {
  const question = 'theme=displacement&q=a%7Bx%7D&datetime=2014%2F2024'
  const { tiles } = await get(`/api/collections/events/tiles/WebMercatorQuad?f=tilejson&${question}`)
  expect(tiles[0]).toMatch(/\/\{z\}\/\{y\}\/\{x\}\?theme=displacement&q=a%7Bx%7D&datetime=2014%2F2024$/)
})

test('an empty tile is a tile without bytes, and says that all within it are empty', async () => {
  const path = '/api/collections/random/tiles/WebMercatorQuad/0/0/0?datetime=1900'
  const response = await app.request(path)
  expect([response.status, response.headers.get('OATiles-hint')]).toEqual([200, 'empty'])
  expect((await response.arrayBuffer()).byteLength).toBe(0)
  const tag = response.headers.get('ETag') ?? ''
  expect((await app.request(path, { headers: { 'If-None-Match': tag } })).status).toBe(304)
})

test('a full tile is not sent twice', async () => {
  const path = '/api/tiles/WebMercatorQuad/0/0/0'
  const response = await app.request(path)
  expect(response.headers.get('OATiles-hint')).toBeNull()
  const again = await app.request(path, { headers: { 'If-None-Match': response.headers.get('ETag') ?? '' } })
  expect(again.status).toBe(304)
})

const REFUSED: readonly (readonly [path: string, status: number])[] = [
  ['/collections/events/tiles/WebMercatorQuad/0/0/0?colour=red', 400],
  ['/collections/events/tiles/WebMercatorQuad/0/0/0?type=event', 400],
  ['/collections/events/tiles/WebMercatorQuad/0/0/0?bbox=1,2,3', 400],
  ['/collections/events/tiles/WebMercatorQuad/0/0/0?limit=3', 400],
  ['/collections/events/tiles/WebMercatorQuad/0/0/0?collections=events', 400],
  ['/collections/events/tiles/WebMercatorQuad/0/0/0?f=json', 400],
  ['/collections/events/tiles/WebMercatorQuad/0/0/0?region=place:nowhere', 400],
  ['/collections/events/tiles/WebMercatorQuad/0/0/x', 400],
  ['/collections/events/tiles/WebMercatorQuad?f=html', 400],
  ['/collections/events/tiles/WebMercatorQuad?f=json&f=json', 400],
  ['/collections/events/tiles?q=a', 400],
  ['/tileMatrixSets?f=xml', 400],
  // Only the atlas has themes: the layer of the table could not be asked.
  ['/tiles/WebMercatorQuad/0/0/0?theme=displacement', 400],
  ['/tiles/WebMercatorQuad/0/0/0?collections=nothing', 400],
  ['/tiles/WebMercatorQuad/0/0/0?collections=', 400],
  ['/tiles/WebMercatorQuad/0/0/1', 404],
  ['/tiles/WebMercatorQuad/20/0/0', 404],
  ['/collections/random/tiles/WebMercatorQuad/1/1/1', 404],
  ['/tiles/WorldCRS84Quad', 404],
  ['/tiles/WorldCRS84Quad/0/0/0', 404],
  ['/tileMatrixSets/WorldCRS84Quad', 404],
  ['/collections/nothing/tiles', 404],
  ['/collections/nothing/tiles/WebMercatorQuad/0/0/0', 404],
]

test.each(REFUSED)('%s is a problem: %i', async (path, status) => {
  const response = await app.request(`/api${path}`)
  expect([response.status, response.headers.get('Content-Type')]).toEqual([status, 'application/problem+json'])
  expect(await response.json()).toMatchObject({ status, detail: expect.stringContaining('expected') })
})

test('every path of the description is there, with operation ids that end as the standard says', async () => {
  const paths = { ...datasetTilePaths([]) }
  for (const collection of collections.values()) Object.assign(paths, tilePaths(collection, []))
  const operations = Object.values(paths as Record<string, { get: { operationId: string } }>).map(
    ({ get }) => get.operationId,
  )
  expect(new Set(operations).size).toBe(operations.length)
  for (const [path] of Object.entries(paths)) {
    expect((await app.request(`/api${fill(path, 0, 0, 0)}`)).status, path).toBe(200)
  }
  const suffixes = ['getTileSetsList', 'getTileSet', 'getTile'].map((name) => `.vector.${name}`)
  for (const origin of ['.dataset', '.collection']) {
    for (const suffix of suffixes) expect(operations.some((id) => id.endsWith(origin + suffix))).toBe(true)
  }
})

test('what the landing page and a collection link to is there', async () => {
  const { href, rel } = tilesetsLink('http://localhost/api/', collections.get('events'))
  expect(rel).toBe('http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector')
  expect((await get(href)).tilesets).toHaveLength(1)
  expect((await get(tilesetsLink('http://localhost/api/').href)).tilesets).toHaveLength(1)
  expect((await get(tilingSchemesLink('http://localhost/api/').href)).tileMatrixSets).toHaveLength(1)
  expect(TILE_CONFORMANCE.every((uri) => uri.startsWith('http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/'))).toBe(
    true,
  )
})

import { memoryReader, readDataset, writeDataset } from '@nahrain/engine'
import { atlasDataset, randomTable } from '@nahrain/testkit'
import type { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { createApp, loadDataset } from '../../src/app.ts'
import { decodeTile, featuresOf, getTile } from './decode-tile.ts'

let app: Hono

beforeAll(async () => {
  app = createApp({ datasets: [loadDataset(await atlasDataset())] })
})

interface Item {
  readonly id: string
  readonly geometry: { readonly type: string } | null
  readonly properties: Readonly<Record<string, unknown>>
}

async function itemsOf(collection: string): Promise<Item[]> {
  const response = await app.request(`/api/collections/${collection}/items?limit=1000`)
  return ((await response.json()) as { features: Item[] }).features
}

const KINDS = ['', 'Point', 'LineString', 'Polygon'] as const

test.each(['entries', 'places', 'flows'])('the world has every item of %s that has a place', async (collection) => {
  const layers = await getTile(app, `/collections/${collection}/tiles/WebMercatorQuad/0/0/0`)
  const items = (await itemsOf(collection)).filter(({ geometry }) => geometry !== null)
  const shown = new Set(featuresOf(layers[collection]).map(({ properties }) => properties.id))
  expect([...shown].sort()).toEqual(items.map(({ id }) => id).sort())
})

test('a feature is drawn as its item is, and says the same', async () => {
  const layers = await getTile(app, '/collections/entries/tiles/WebMercatorQuad/6/25/39')
  const items = new Map((await itemsOf('entries')).map((item) => [item.id, item]))
  const features = featuresOf(layers.entries)
  expect(new Set(features.map(({ type }) => type))).toEqual(new Set([1, 2, 3]))
  for (const { type, properties } of features) {
    const item = items.get(properties.id as string)
    // An area too small to be seen is its mark.
    if (type !== 1) expect(item?.geometry?.type).toContain(KINDS[type])
    expect(properties).toMatchObject({ name: item?.properties.name, type: item?.properties.type, match: 'certain' })
    expect([properties.start ?? null, properties.end ?? null]).toEqual([item?.properties.start, item?.properties.end])
  }
})

test('a flow is a line in the tiles of both its ends', async () => {
  const zoom = 9
  const response = await app.request('/api/collections/flows/items/al-hol-to-jeddah-1')
  const { geometry } = (await response.json()) as { geometry: { coordinates: [number, number][] } }
  const seen = new Set<string>()
  for (const [longitude, latitude] of geometry.coordinates) {
    const share = 0.5 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / (2 * Math.PI)
    const address = `${Math.floor(share * 2 ** zoom)}/${Math.floor(((longitude + 180) / 360) * 2 ** zoom)}`
    const { flows } = await getTile(app, `/collections/flows/tiles/WebMercatorQuad/${zoom}/${address}`)
    const flow = featuresOf(flows).find(({ properties }) => properties.id === 'al-hol-to-jeddah-1')
    expect(flow?.type).toBe(2)
    seen.add(address)
  }
  expect(seen.size).toBe(2)
})

test('a small area is its mark where it cannot be seen, and its outline where it can', async () => {
  const kindsOf = async (path: string) => {
    const { places } = await getTile(app, `/collections/places/tiles/WebMercatorQuad/${path}`)
    return new Map(featuresOf(places).map(({ type, properties }) => [properties.id, type]))
  }
  const [far, near] = [await kindsOf('0/0/0'), await kindsOf('6/25/39')]
  const grown = [...near].filter(([id, type]) => type === 3 && far.get(id) === 1)
  expect([...near].filter(([id]) => !far.has(id))).toEqual([])
  expect(grown.length + [...far.values()].filter((type) => type === 3).length).toBeGreaterThan(0)
})

test('the same question as for items leaves the same items', async () => {
  const question = 'theme=displacement&datetime=2014/2024&match=certain'
  const response = await app.request(`/api/collections/events/items?${question}&limit=1000`)
  const { features } = (await response.json()) as { features: Item[] }
  const { events } = await getTile(app, `/collections/events/tiles/WebMercatorQuad/0/0/0?${question}`)
  const expected = features.filter(({ geometry }) => geometry !== null).map(({ id }) => id)
  expect(expected.length).toBeGreaterThan(3)
  expect([...new Set(featuresOf(events).map(({ properties }) => properties.id))].sort()).toEqual(expected.sort())
})

test('a row of which a question is not sure says so', async () => {
  const { entries } = await getTile(app, '/collections/entries/tiles/WebMercatorQuad/0/0/0?region=box:43,33,45,35')
  expect(new Set(featuresOf(entries).map(({ properties }) => properties.match))).toEqual(
    new Set(['certain', 'possible']),
  )
})

/** Names that every object has, and names of a feature's own fields: a table may call its columns so. */
const HOSTILE = ['constructor', 'toString', 'id', 'count', 'cluster', 'start', 'start_']

test('a facet may be called anything', async () => {
  const content = await randomTable({ rows: 30, seed: 1, facetValues: HOSTILE.map(() => 2) })
  const facets = content.facets.map((facet, index) => ({ ...facet, id: HOSTILE[index] as string }))
  const written = await writeDataset({ ...content, facets })
  const table = createApp({ datasets: [loadDataset(await readDataset('random', memoryReader(written)))] })
  const response = await table.request('/api/collections/random/tiles/WebMercatorQuad/0/0/0')
  const features = featuresOf(decodeTile(new Uint8Array(await response.arrayBuffer())).random)
  expect(features.length).toBeGreaterThan(20)
  const names = ['constructor_', 'toString_', 'id_', 'count_', 'cluster_', 'start_', 'start__']
  for (const { properties } of features) {
    expect(properties.id).toMatch(/^\d+$/)
    for (const name of names) expect(properties[name]).toMatch(/^v\d$/)
  }
})

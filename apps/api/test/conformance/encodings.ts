import { type AbstractTest, check, forEach } from './abstract-test.ts'
import { type Client, featureAddress, GEOJSON, HTML, itemsAddress, JSON_TYPE } from './client.ts'
import type { Collection } from './documents.ts'
import { positionsOf } from './geometry.ts'
import { readFeature, someFeatures } from './one-feature.ts'

/** What comes without a system named is longitude and latitude (17-069r4, A.2.1). */
export const CRS84_TEST: AbstractTest = {
  id: '/conf/core/crs84',
  title: 'positions are longitude and latitude where no other system is asked for',
  async run(client) {
    await forEach(await client.collections(), async (collection) => {
      const { page } = await client.sample(collection)
      for (const { id, geometry } of page.features) {
        const isOnEarth = ([x = Number.NaN, y = Number.NaN]: readonly number[]) =>
          Math.abs(x) <= 180 && Math.abs(y) <= 90
        const isRight = geometry === null || positionsOf(geometry).every(isOnEarth)
        check(isRight, `feature ${id} of ${collection.id} lies outside of longitudes and latitudes`)
      }
    })
  },
}

export const GEOJSON_TESTS: readonly AbstractTest[] = [
  {
    id: '/conf/geojson/definition',
    title: 'features come as GeoJSON, everything else as JSON',
    async run(client) {
      for (const { address, isFeatures } of await everyAddress(client))
        await checkType(client, address, isFeatures ? GEOJSON : JSON_TYPE)
    },
  },
  {
    id: '/conf/geojson/content',
    title: 'features are GeoJSON, and each has the id of its address',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        for (const { id } of await someFeatures(client, collection)) {
          const own = await readFeature(client, collection, id)
          check(own.id === id, `got feature ${own.id} at the address of ${id}`)
        }
      })
    },
  },
]

export const HTML_TESTS: readonly AbstractTest[] = [
  {
    id: '/conf/html/definition',
    title: 'everything comes as HTML',
    async run(client) {
      for (const { address } of await everyAddress(client)) await checkType(client, address, HTML)
    },
  },
  {
    id: '/conf/html/content',
    title: 'pages are documents of HTML 5 with a title and a language, and show what is linked',
    async run(client) {
      for (const { address } of await everyAddress(client)) {
        const { text, url } = await client.get(address, HTML)
        check(/^<!doctype html>/i.test(text.trimStart()), `the page ${url} does not start as HTML 5`)
        check(
          /<title>[^<]+<\/title>/i.test(text) && /<html[^>]* lang=/i.test(text),
          `the page ${url} lacks a title or its language`,
        )
        check(/<a [^>]*href=/i.test(text), `the page ${url} has no links`)
      }
    },
  },
]

interface Address {
  readonly address: string
  readonly isFeatures: boolean
}

/** Those that the core has; of each collection, its features and one of them. */
async function everyAddress(client: Client): Promise<Address[]> {
  const { root } = client
  const collections = await client.collections()
  const ofEach = await Promise.all(collections.map((collection) => addressesOf(client, collection)))
  const documents = [root, `${root}/conformance`, `${root}/collections`]
  return [...documents.map((address) => ({ address, isFeatures: false })), ...ofEach.flat()]
}

async function addressesOf(client: Client, collection: Collection): Promise<Address[]> {
  const { features } = (await client.sample(collection)).page
  const [first] = features
  return [
    { address: `${client.root}/collections/${encodeURIComponent(collection.id)}`, isFeatures: false },
    { address: itemsAddress(client, collection, { limit: '2' }), isFeatures: true },
    ...(first === undefined ? [] : [{ address: featureAddress(client, collection, first.id), isFeatures: true }]),
  ]
}

async function checkType(client: Client, address: string, expected: string): Promise<void> {
  const { status, type } = await client.get(address, expected)
  check(status === 200 && type === expected, `got ${status} ${type} from ${address}, expected ${expected}`)
}

import { type AbstractTest, check, forEach, Skip } from './abstract-test.ts'
import { type Client, checkSelfAndAlternate, featureAddress, GEOJSON, linkTo } from './client.ts'
import { type Collection, Feature } from './documents.ts'

/** A feature by itself (17-069r4, A.2.8). */
export const FEATURE_TESTS: readonly AbstractTest[] = [
  {
    id: '/conf/core/f-op',
    title: 'each feature is at /collections/{id}/items/{id}; one that is not there is 404',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        for (const listed of await someFeatures(client, collection)) await readFeature(client, collection, listed.id)
        const { status, url } = await client.get(
          featureAddress(client, collection, 'there-is-no-such-feature'),
          GEOJSON,
        )
        check(status === 404, `got ${status} from ${url}, expected 404`)
      })
    },
  },
  {
    id: '/conf/core/f-success',
    title: 'a feature by itself is where it is among the others',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        for (const listed of await someFeatures(client, collection)) {
          const own = await readFeature(client, collection, listed.id)
          const isSame = JSON.stringify(own.geometry) === JSON.stringify(listed.geometry)
          check(isSame, `feature ${listed.id} of ${collection.id} has another geometry by itself`)
        }
      })
    },
  },
  {
    id: '/conf/core/f-links',
    title: 'a feature links to itself, to its other forms and to its collection',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        for (const { id } of await someFeatures(client, collection)) {
          const { links } = await readFeature(client, collection, id)
          checkSelfAndAlternate(links, `feature ${id}`)
          check(linkTo(links, 'collection') !== undefined, `feature ${id} has no link to its collection`)
        }
      })
    },
  },
]

export function readFeature(client: Client, collection: Collection, id: string | number): Promise<Feature> {
  return client.read(featureAddress(client, collection, id), Feature, GEOJSON)
}

/** The first, the middle and the last that the sample has. @throws Skip */
export async function someFeatures(client: Client, collection: Collection): Promise<Feature[]> {
  const { features } = (await client.sample(collection)).page
  const chosen = new Set([features[0], features[features.length >> 1], features.at(-1)])
  chosen.delete(undefined)
  if (chosen.size === 0) throw new Skip('no collection has a feature')
  return [...chosen] as Feature[]
}

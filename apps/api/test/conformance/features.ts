import { type AbstractTest, check, forEach, Skip } from './abstract-test.ts'
import { checkSelfAndAlternate, GEOJSON, items, itemsAddress, linkTo, mediaType } from './client.ts'
import { FeatureCollection } from './documents.ts'
import { itemsPath, parametersOf, readDefinition } from './openapi.ts'
import { checkDefinition } from './parameter-definition.ts'

/** Pages that a walk along the next links takes, at most. */
const MOST_PAGES = 12
/** How far a server's clock may be from ours, in ms. */
const CLOCKS_MS = 600_000

/** The features of a collection, page by page (17-069r4, A.2.7). Boxes, dates and errors have files of their own. */
export const FEATURES_TESTS: readonly AbstractTest[] = [
  {
    id: '/conf/core/fc-op',
    title: 'the features of each collection are at /collections/{id}/items',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        await items(client, collection)
      })
    },
  },
  {
    id: '/conf/core/fc-response',
    title: 'they are a collection of features, none of which comes twice',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const { page } = await client.sample(collection)
        const ids = new Set(page.features.map(({ id }) => id))
        check(ids.size === page.features.length, `collection ${collection.id} has an id twice`)
      })
    },
  },
  {
    id: '/conf/core/fc-links',
    title: 'they link to themselves and to their other forms',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const { links } = await items(client, collection, { limit: '2' })
        checkSelfAndAlternate(links, `the features of ${collection.id}`)
      })
    },
  },
  {
    id: '/req/core/fc-rel-type',
    title: 'every link says its relation and its media type, and leads to that type',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const { links = [] } = await items(client, collection, { limit: '2' })
        for (const { rel, type, href } of links.filter((link) => ['self', 'alternate', 'next'].includes(link.rel))) {
          const answer = await client.get(href, mediaType(type))
          check(answer.status === 200, `got ${answer.status} from the link ${rel} to ${href}`)
          check(answer.type === mediaType(type), `got ${answer.type} from ${href}, the link ${rel} says ${type}`)
        }
      })
    },
  },
  {
    id: '/conf/core/fc-timeStamp',
    title: 'timeStamp is the time of the answer',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const { timeStamp } = await items(client, collection, { limit: '1' })
        if (timeStamp === undefined) throw new Skip('no timeStamp in the answers')
        const apart = Math.abs(Date.now() - Date.parse(timeStamp))
        check(apart < CLOCKS_MS, `got timeStamp ${timeStamp} just now`)
      })
    },
  },
  {
    id: '/conf/core/fc-numberMatched',
    title: 'numberMatched is how many there are over all pages',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const { page, isWhole } = await client.sample(collection)
        if (page.numberMatched === undefined) throw new Skip('no numberMatched in the answers')
        const seen = page.features.length
        check(
          isWhole ? page.numberMatched === seen : page.numberMatched > seen,
          `got ${page.numberMatched} for ${seen}`,
        )
        const { numberMatched } = await items(client, collection, { limit: '1' })
        check(numberMatched === page.numberMatched, 'numberMatched depends on the limit')
      })
    },
  },
  {
    id: '/conf/core/fc-numberReturned',
    title: 'numberReturned is how many there are on the page',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const { page } = await client.sample(collection)
        if (page.numberReturned === undefined) throw new Skip('no numberReturned in the answers')
        check(page.numberReturned === page.features.length, `got ${page.numberReturned} for ${page.features.length}`)
      })
    },
  },
  {
    id: '/rec/core/fc-next-1',
    title: 'the next links lead through all features, each once',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const { page, isWhole } = await client.sample(collection)
        if (!isWhole) throw new Skip('too many features to walk along them')
        const limit = String(Math.max(2, Math.ceil(page.features.length / MOST_PAGES)))
        const seen: (string | number)[] = []
        let next: string | undefined = itemsAddress(client, collection, { limit })
        for (let pages = 0; next !== undefined; pages++) {
          check(pages <= MOST_PAGES, `the next links of ${collection.id} go on after its last feature`)
          const { features, links }: FeatureCollection = await client.read(next, FeatureCollection, GEOJSON)
          seen.push(...features.map(({ id }) => id))
          next = linkTo(links, 'next')?.href
        }
        const expected = page.features.map(({ id }) => id)
        check(JSON.stringify(seen) === JSON.stringify(expected), `the pages of ${collection.id} are not the whole`)
      })
    },
  },
  {
    id: '/conf/core/fc-limit-definition',
    title: 'limit is defined as the standard says',
    run: (client) => checkDefinition(client, 'limit', (schema) => schema.type === 'integer'),
  },
  {
    id: '/conf/core/fc-limit-response',
    title: 'no page has more features than its limit, and a limit beyond the greatest is no error',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        for (const limit of [1, 3]) {
          const { features } = await items(client, collection, { limit: String(limit) })
          check(features.length <= limit, `got ${features.length} features for limit=${limit}`)
        }
        const definition = await readDefinition(client)
        const path = itemsPath(definition, collection) ?? ''
        const { maximum } = parametersOf(definition, path).find(({ name }) => name === 'limit')?.schema ?? {}
        if (typeof maximum !== 'number') return
        const { features } = await items(client, collection, { limit: String(maximum + 1) })
        check(features.length <= maximum, `got ${features.length} features, at most ${maximum} are defined`)
      })
    },
  },
]

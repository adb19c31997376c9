import { type AbstractTest, check, forEach, Skip } from './abstract-test.ts'
import { type Client, checkSelfAndAlternate, GEOJSON, linkTo, mediaType } from './client.ts'
import { Collection, Collections, type Feature } from './documents.ts'
import { type Box, meets } from './geometry.ts'
import { checkWithin, temporalProperties } from './time.ts'

const CRS84 = ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 'http://www.opengis.net/def/crs/OGC/0/CRS84h']

/** The collections and each of them (17-069r4, A.2.5 and A.2.6). */
export const COLLECTION_TESTS: readonly AbstractTest[] = [
  {
    id: '/conf/core/fc-md-op',
    title: 'the collections are at /collections',
    async run(client) {
      await client.read(`${client.root}/collections`, Collections)
    },
  },
  {
    id: '/conf/core/fc-md-success',
    title: 'the collections are where the landing page says, and CRS84 comes first',
    async run(client) {
      const { links } = await client.landing()
      const link = linkTo(links, 'data')
      check(link !== undefined, 'the landing page has no link data')
      const { crs } = await client.read(link.href, Collections)
      check(crs === undefined || CRS84.includes(crs[0] ?? ''), `got ${crs?.[0]} as the first system, expected CRS84`)
    },
  },
  {
    id: '/conf/core/fc-md-links',
    title: 'the collections link to themselves and to their other forms',
    async run(client) {
      const { links } = await client.read(`${client.root}/collections`, Collections)
      checkSelfAndAlternate(links, 'the document of the collections')
    },
  },
  {
    id: '/conf/core/fc-md-items',
    title: 'each collection has an id of its own',
    async run(client) {
      const ids = (await client.collections()).map(({ id }) => id)
      check(new Set(ids).size === ids.length, `got ids ${ids.join(', ')}, expected each once`)
    },
  },
  {
    id: '/conf/core/fc-md-items-links',
    title: 'each collection leads to its features as GeoJSON',
    async run(client) {
      await forEach(await client.collections(), async ({ id, links }) => {
        const link = linkTo(links, 'items', GEOJSON)
        check(link !== undefined, `collection ${id} has no link items of type ${GEOJSON}`)
        const { status, type } = await client.get(link.href, GEOJSON)
        check(status === 200 && type === GEOJSON, `got ${status} ${type} from ${link.href}`)
      })
    },
  },
  {
    id: '/conf/core/fc-md-extent',
    title: 'all features lie in the extent of their collection, in space and in time',
    async run(client) {
      await forEach(await client.collections(), (collection) => checkExtent(client, collection))
    },
  },
  {
    id: '/conf/core/fc-md-extent-multi',
    title: 'where there are several boxes or intervals, the first holds all others',
    async run(client) {
      await forEach(await client.collections(), async ({ id, extent }) => {
        const [whole, ...parts] = extent?.spatial?.bbox ?? []
        if (whole === undefined || parts.length === 0) throw new Skip('no collection has several boxes')
        const isIn = (part: readonly number[]) => boxHolds(boxOf(whole), boxOf(part))
        check(parts.every(isIn), `a box of collection ${id} lies outside its first one`)
      })
    },
  },
  {
    id: '/conf/core/sfc-md-op',
    title: 'each collection is at /collections/{id}',
    async run(client) {
      await forEach(await client.collections(), async ({ id }) => {
        await readCollection(client, id)
      })
    },
  },
  {
    id: '/conf/core/sfc-md-success',
    title: 'a collection says by itself what it says among the others',
    async run(client) {
      await forEach(await client.collections(), async (listed) => {
        const own = await readCollection(client, listed.id)
        for (const name of ['id', 'title', 'description', 'itemType', 'extent'] as const)
          check(JSON.stringify(own[name]) === JSON.stringify(listed[name]), `${name} of ${listed.id} is not the same`)
        for (const { rel, href, type } of listed.links) {
          const found = own.links.some((link) => link.href === href && mediaType(link.type) === mediaType(type))
          check(found, `collection ${listed.id} by itself lacks the link ${rel} to ${href}`)
        }
      })
    },
  },
]

export function readCollection(client: Client, id: string): Promise<Collection> {
  return client.read(`${client.root}/collections/${encodeURIComponent(id)}`, Collection)
}

async function checkExtent(client: Client, collection: Collection): Promise<void> {
  const { extent, id } = collection
  if (extent?.spatial === undefined && extent?.temporal === undefined) throw new Skip('no collection has an extent')
  const { page } = await client.sample(collection)
  const box = extent.spatial && boxOf(extent.spatial.bbox[0] ?? [])
  for (const feature of page.features)
    check(box === undefined || isInBox(feature, box), `feature ${feature.id} of ${id} lies outside of the extent`)
  const interval = extent.temporal?.interval[0]
  const properties = await temporalProperties(client, collection)
  if (interval !== undefined && properties !== undefined) checkWithin(page.features, properties, interval)
}

/** An extent holds what is drawn; long outlines count as soon as they touch it. */
function isInBox({ geometry }: Feature, box: Box): boolean {
  return geometry === null || meets(geometry, box)
}

/** Without heights. */
export function boxOf(numbers: readonly number[]): Box {
  const [west = -180, south = -90, east = 180, north = 90] =
    numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers
  return [west, south, east, north]
}

function boxHolds([west, south, east, north]: Box, [west2, south2, east2, north2]: Box): boolean {
  return west <= west2 && south <= south2 && east >= east2 && north >= north2
}

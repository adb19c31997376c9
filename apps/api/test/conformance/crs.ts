import { type AbstractTest, check, forEach, Skip } from './abstract-test.ts'
import { boxesOf, checkMeeting } from './boxes.ts'
import { type Client, featureAddress, GEOJSON, items, itemsAddress } from './client.ts'
import { readCollection } from './collections.ts'
import { type Collection, Collections, Feature } from './documents.ts'
import { someFeatures } from './one-feature.ts'
import { checkRefused } from './refusals.ts'
import { boxIn, CRS84, isSameIn, KNOWN_SYSTEMS } from './systems.ts'

const GLOBAL_LIST = '#/crs'
const NOWHERE = 'http://www.opengis.net/def/crs/EPSG/0/999999'
/** The OGC's own addresses of systems: authority, version, code. */
const OGC_URI = /^https?:\/\/www\.opengis\.net\/def\/crs\/[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/

/** Coordinate reference systems by reference (18-058r1, annex A). */
export const CRS_TESTS: readonly AbstractTest[] = [
  {
    id: '/conf/crs/crs-uri',
    title: 'every system is named by a URI',
    async run(client) {
      const { crs = [] } = await client.read(`${client.root}/collections`, Collections)
      await forEach(await client.collections(), async (listed) => {
        const own = await readCollection(client, listed.id)
        const named = [crs, listed.crs, own.crs, [own.storageCrs ?? CRS84]].flat()
        for (const uri of named.filter((one) => one !== GLOBAL_LIST)) {
          const isUri = URL.canParse(uri) && (!/opengis\.net\/def\/crs/.test(uri) || OGC_URI.test(uri))
          check(isUri, `got ${uri} in ${listed.id}, expected the URI of a system`)
        }
      })
    },
  },
  {
    id: '/conf/crs/storageCrs',
    title: 'the system that positions are stored in is one that they are answered in',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        if (collection.storageCrs === undefined) throw new Skip('no collection has a storageCrs')
        check(
          (await systemsOf(client, collection)).includes(collection.storageCrs),
          `${collection.storageCrs} is not listed`,
        )
      })
    },
  },
  {
    id: '/conf/crs/default-crs',
    title: 'CRS84 is among the systems of each collection',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const found = (await systemsOf(client, collection)).some((uri) => /\/CRS84h?$/.test(uri))
        check(found, `the systems of ${collection.id} lack CRS84`)
      })
    },
  },
  {
    id: '/conf/crs/crs-parameter',
    title: 'features come in every system that is listed, and Content-Crs names it',
    run: (client) =>
      forEachAddress(client, async (address, collection) => {
        for (const crs of await systemsOf(client, collection)) {
          const answer = await client.get(withCrs(address, crs), GEOJSON)
          check(answer.status === 200 && answer.type === GEOJSON, `got ${answer.status} from ${answer.url}`)
          checkHeader(answer, crs)
        }
      }),
  },
  {
    id: '/conf/crs/crs-parameter-default',
    title: 'Content-Crs names CRS84 where no system is asked for',
    run: (client) =>
      forEachAddress(client, async (address) => {
        checkHeader(await client.get(address, GEOJSON), CRS84)
      }),
  },
  {
    id: '/conf/crs/crs-parameter-invalid',
    title: 'a system that is not listed is refused with 400',
    run: (client) => forEachAddress(client, (address) => checkRefused(client, withCrs(address, NOWHERE))),
  },
  {
    id: '/conf/crs/crs-parameter-transform',
    title: 'features are the same in every system, once they are turned back',
    async run(client) {
      await forEachSystem(client, async (collection, crs) => {
        const plain = await items(client, collection, { limit: '20' })
        const turned = await items(client, collection, { limit: '20', crs })
        check(turned.features.length === plain.features.length, `another number of features in ${crs}`)
        for (const [index, { id, geometry }] of turned.features.entries())
          check(
            isSameIn(crs, geometry, plain.features[index]?.geometry ?? null),
            `feature ${id} is elsewhere in ${crs}`,
          )
        const [first] = plain.features
        if (first === undefined) return
        const own = await client.read(withCrs(featureAddress(client, collection, first.id), crs), Feature, GEOJSON)
        check(isSameIn(crs, own.geometry, first.geometry), `feature ${first.id} by itself is elsewhere in ${crs}`)
      })
    },
  },
  {
    id: '/conf/crs/bbox-crs-parameter',
    title: 'a box in every system, in the order of its axes, answers with what meets it',
    async run(client) {
      await forEachSystem(client, async (collection, crs) => {
        for (const box of await boxesOf(client, collection)) {
          const bbox = boxIn(crs, box).join(',')
          const { features } = await items(client, collection, { bbox, 'bbox-crs': crs, limit: '1000' })
          checkMeeting(features, box, collection)
        }
      })
    },
  },
  {
    id: '/conf/crs/bbox-crs-parameter-default',
    title: 'a box in CRS84 is the same as a box without a system',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        for (const box of await boxesOf(client, collection)) {
          const bbox = box.join(',')
          const [plain, named] = await Promise.all(
            [{ bbox }, { bbox, 'bbox-crs': CRS84 }].map((parameters) => items(client, collection, parameters)),
          )
          const [one, other] = [plain, named].map((page) => page?.features.map(({ id }) => id))
          check(JSON.stringify(one) === JSON.stringify(other), `the boxes of ${collection.id} answer differently`)
        }
      })
    },
  },
  {
    id: '/conf/crs/bbox-crs-parameter-invalid',
    title: 'a box in a system that is not listed is refused with 400',
    async run(client) {
      await forEach(await client.collections(), (collection) =>
        checkRefused(client, itemsAddress(client, collection, { bbox: '1,2,3,4', 'bbox-crs': NOWHERE })),
      )
    },
  },
  {
    id: '/req/crs/fc-bbox-crs-action',
    title: 'a box is the same question in every system that is a grid of degrees',
    async run(client) {
      await forEachSystem(client, async (collection, crs) => {
        const [box] = await boxesOf(client, collection)
        if (box === undefined || !crs.endsWith('/4326')) throw new Skip('no system of latitudes before longitudes')
        const [plain, turned] = await Promise.all([
          items(client, collection, { bbox: box.join(',') }),
          items(client, collection, { bbox: boxIn(crs, box).join(','), 'bbox-crs': crs }),
        ])
        const [one, other] = [plain, turned].map(({ features }) => features.map(({ id }) => id))
        check(JSON.stringify(one) === JSON.stringify(other), `the box of ${collection.id} is another in ${crs}`)
      })
    },
  },
  {
    id: '/req/crs/ogc-crs-header-value',
    title: 'Content-Crs is a URI between angle brackets, and pages of other origins may read it',
    run: (client) =>
      forEachAddress(client, async (address) => {
        const { headers } = await client.get(address, GEOJSON)
        check(/^<[^<>]+>$/.test(headers.get('content-crs') ?? ''), `got Content-Crs ${headers.get('content-crs')}`)
      }),
  },
]

/** With those of the list that all collections share, where the collection refers to it. */
async function systemsOf(client: Client, { crs }: Collection): Promise<readonly string[]> {
  if (!crs.includes(GLOBAL_LIST)) return crs
  const { crs: shared = [] } = await client.read(`${client.root}/collections`, Collections)
  return [...crs.filter((uri) => uri !== GLOBAL_LIST), ...shared]
}

/** Some features of each collection, and one by itself. */
async function forEachAddress(
  client: Client,
  run: (address: string, collection: Collection) => Promise<void>,
): Promise<void> {
  await forEach(await client.collections(), async (collection) => {
    const [first] = await someFeatures(client, collection)
    await run(itemsAddress(client, collection, { limit: '2' }), collection)
    if (first !== undefined) await run(featureAddress(client, collection, first.id), collection)
  })
}

/** Every collection in every system that the suite can turn back. */
async function forEachSystem(
  client: Client,
  run: (collection: Collection, crs: string) => Promise<void>,
): Promise<void> {
  const pairs = (await client.collections()).map(async (collection) =>
    (await systemsOf(client, collection)).filter((uri) => KNOWN_SYSTEMS.has(uri)).map((crs) => ({ collection, crs })),
  )
  await forEach((await Promise.all(pairs)).flat(), ({ collection, crs }) => run(collection, crs))
}

function withCrs(address: string, crs: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}crs=${encodeURIComponent(crs)}`
}

function checkHeader({ headers, url }: { readonly headers: Headers; readonly url: string }, crs: string): void {
  const got = headers.get('content-crs')
  check(got === `<${crs}>`, `got Content-Crs ${got} from ${url}, expected <${crs}>`)
}

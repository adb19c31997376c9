import { type AbstractTest, check, forEach, Skip } from './abstract-test.ts'
import { type Client, items } from './client.ts'
import { boxOf } from './collections.ts'
import type { Collection, Feature } from './documents.ts'
import { type Box, boxAround, meets, middleOf } from './geometry.ts'
import { checkDefinition } from './parameter-definition.ts'

/** The parameter `bbox` (17-069r4, A.2.7). */
export const BOX_TESTS: readonly AbstractTest[] = [
  {
    id: '/conf/core/fc-bbox-definition',
    title: 'bbox is defined as the standard says',
    run: (client) => checkDefinition(client, 'bbox', ({ type, items }) => type === 'array' && isOfNumbers(items)),
  },
  {
    id: '/conf/core/fc-bbox-response',
    title: 'a box answers with nothing but what meets it',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        for (const box of await boxesOf(client, collection)) {
          const { features } = await items(client, collection, { bbox: box.join(','), limit: '1000' })
          checkMeeting(features, box, collection)
        }
      })
    },
  },
  {
    id: '/req/core/fc-bbox-response#A',
    title: 'a box answers with all that meets it',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        for (const box of await boxesOf(client, collection)) await checkWhole(client, collection, box)
      })
    },
  },
  {
    id: '/req/core/fc-bbox-definition',
    title: 'a box may have heights, and cross the antimeridian',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const [box] = await boxesOf(client, collection)
        if (box === undefined) return
        const [west, south, east, north] = box
        const flat = await idsIn(client, collection, box.join(','))
        const high = await idsIn(client, collection, [west, south, -10_000, east, north, 10_000].join(','))
        check(same(flat, high), `heights change what a box of ${collection.id} answers`)
        // Around the far side of the world, from the box's eastern end to its western one.
        if (west <= -180 || east >= 180) return
        const around: Box = [east, -90, west, 90]
        const { features } = await items(client, collection, { bbox: around.join(','), limit: '1000' })
        checkMeeting(features, around, collection)
      })
    },
  },
  {
    id: '/req/core/fc-bbox-response#C',
    title: 'a box matches features without a geometry, too',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        const { page } = await client.sample(collection)
        const bare = page.features.filter(({ geometry }) => geometry === null).map(({ id }) => id)
        if (bare.length === 0) throw new Skip('every feature has a geometry')
        const [box] = await boxesOf(client, collection)
        const found = new Set(await idsIn(client, collection, box?.join(',') ?? ''))
        const missing = bare.filter((id) => !found.has(id))
        check(
          missing.length === 0,
          `a box of ${collection.id} leaves out ${missing.slice(0, 3).join(', ')} without geometry`,
        )
      })
    },
  },
]

function isOfNumbers(items: unknown): boolean {
  return typeof items === 'object' && items !== null && 'type' in items && items.type === 'number'
}

/** Two boxes of which at least one answers with something: in the middle of the extent, and around a feature. @throws Skip */
export async function boxesOf(client: Client, collection: Collection): Promise<Box[]> {
  const { page } = await client.sample(collection)
  const found = page.features.find(({ geometry }) => geometry !== null)?.geometry
  if (found === undefined || found === null) throw new Skip('no feature has a geometry')
  const around = boxAround(found, 0.5)
  const whole = collection.extent?.spatial?.bbox[0]
  return whole === undefined ? [around] : [around, middleOf(boxOf(whole), 0.3)]
}

/** @throws Failure */
async function checkWhole(client: Client, collection: Collection, box: Box): Promise<void> {
  const { features, numberMatched } = await items(client, collection, { bbox: box.join(','), limit: '1000' })
  const { page, isWhole } = await client.sample(collection)
  if (!isWhole || (numberMatched ?? 0) > features.length) return
  const answered = new Set(features.map(({ id }) => id))
  for (const { id, geometry } of page.features) {
    // A feature on the very edge may go either way, as servers round.
    const isDeepInside = geometry !== null && meets(geometry, shrunk(box))
    check(
      !isDeepInside || answered.has(id),
      `the box ${box} of ${collection.id} leaves out feature ${id}, which meets it`,
    )
  }
}

/** @throws Failure */
export function checkMeeting(features: readonly Feature[], box: Box, { id: collection }: Collection): void {
  for (const { id, geometry } of features)
    check(
      geometry === null || meets(geometry, box),
      `the box ${box} of ${collection} has feature ${id}, which does not meet it`,
    )
}

function shrunk([west, south, east, north]: Box): Box {
  return [west + 1e-3, south + 1e-3, east - 1e-3, north - 1e-3]
}

async function idsIn(client: Client, collection: Collection, bbox: string): Promise<(string | number)[]> {
  const { features } = await items(client, collection, { bbox, limit: '1000' })
  return features.map(({ id }) => id)
}

function same(one: readonly unknown[], other: readonly unknown[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

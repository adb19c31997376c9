import { type AbstractTest, check, forEach } from './abstract-test.ts'
import { type Client, featureAddress, GEOJSON, itemsAddress, JSON_TYPE } from './client.ts'
import type { Collection } from './documents.ts'

/** Values that no server can make sense of. */
const INVALID: readonly (readonly [name: string, value: string])[] = [
  ['limit', 'many'],
  ['limit', '-1'],
  ['bbox', '1,2,3'],
  ['bbox', '1,2,3,4,5'],
  ['bbox', 'west,south,east,north'],
  ['datetime', 'some-day'],
  ['datetime', '2024-13-45'],
  ['datetime', '2024-01-01/2023-01-01'],
]

const UNKNOWN = 'there-is-no-such-parameter'

/** Parameters that cannot be answered (17-069r4, A.2.7). */
export const REFUSAL_TESTS: readonly AbstractTest[] = [
  {
    id: '/conf/core/query-param-invalid',
    title: 'a parameter of features that makes no sense is refused with 400',
    async run(client) {
      await forEach(await client.collections(), async (collection) => {
        for (const [name, value] of INVALID)
          await checkRefused(client, itemsAddress(client, collection, { [name]: value }))
      })
    },
  },
  {
    id: '/conf/core/query-param-unknown',
    title: 'a parameter that the definition does not have is refused with 400, at every address',
    async run(client) {
      const search = `?${UNKNOWN}=1`
      for (const address of [client.root, `${client.root}/conformance`, `${client.root}/collections`])
        await checkRefused(client, address + search)
      await forEach(await client.collections(), async (collection) => {
        const feature = await anyFeature(client, collection)
        for (const address of [itemsAddress(client, collection), feature]) await checkRefused(client, address + search)
      })
    },
  },
]

/** @throws Failure */
export async function checkRefused(client: Client, address: string): Promise<void> {
  const { status } = await client.get(address, `${GEOJSON}, ${JSON_TYPE}`)
  check(status === 400, `got ${status} from ${address}, expected 400`)
}

async function anyFeature(client: Client, collection: Collection): Promise<string> {
  const { page } = await client.sample(collection)
  return featureAddress(client, collection, page.features[0]?.id ?? 'none')
}

import { type AbstractTest, check, forEach, Skip } from './abstract-test.ts'
import { type Client, JSON_TYPE, linkTo, mediaType } from './client.ts'
import { Conformance, LandingPage, type Link } from './documents.ts'
import { readDefinition } from './openapi.ts'

const CORE = 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core'

/** Landing page, definition of the API, declaration of conformance (17-069r4, A.2.1 to A.2.4). */
export const GENERAL_TESTS: readonly AbstractTest[] = [
  {
    id: '/conf/core/http',
    title: 'answers over HTTP 1.1, and refuses what it has not with a status of its own',
    async run(client) {
      const there = await client.get(client.root)
      check(there.status === 200, `got ${there.status} from ${there.url}, expected 200`)
      const nowhere = await client.get(`${client.root}/collections/there-is-no-such-collection`)
      check(nowhere.status === 404, `got ${nowhere.status} from ${nowhere.url}, expected 404`)
      const method = await fetch(client.root, { method: 'DELETE' })
      await method.body?.cancel()
      check([405, 501].includes(method.status), `got ${method.status} for DELETE, expected 405`)
    },
  },
  {
    id: '/conf/core/root-op',
    title: 'the landing page is at the root',
    async run(client) {
      for (const address of [client.root, `${client.root}/`]) await client.read(address, LandingPage)
    },
  },
  {
    id: '/conf/core/root-success',
    title: 'the landing page leads to definition, conformance and data',
    async run(client) {
      const { links } = await client.landing()
      const definition = linkTo(links, 'service-desc') ?? linkTo(links, 'service-doc')
      check(definition !== undefined, 'the landing page has no link service-desc or service-doc')
      for (const rel of ['conformance', 'data'])
        check(linkTo(links, rel) !== undefined, `the landing page has no link ${rel}`)
    },
  },
  {
    id: '/conf/core/api-definition-op',
    title: 'every link to a definition of the API leads to one',
    async run(client) {
      await forEach(await everyDefinition(client), async ({ href, type }) => {
        const answer = await client.get(href, type)
        check(answer.status === 200, `got ${answer.status} from ${href}, expected 200`)
        check(answer.type === mediaType(type), `got ${answer.type} from ${href}, the link says ${type}`)
      })
    },
  },
  {
    id: '/conf/core/api-definition-success',
    title: 'the definition is what its media type says',
    async run(client) {
      const definition = await readDefinition(client)
      check(/^3\.0\.\d+$/.test(definition.openapi), `got OpenAPI ${definition.openapi}, expected 3.0`)
      check(Object.keys(definition.paths).length > 0, 'the definition has no paths')
    },
  },
  {
    id: '/conf/core/conformance-op',
    title: 'the declaration of conformance is where the links say, and at /conformance',
    async run(client) {
      const { links } = await client.landing()
      const linked = links.filter(({ rel, type }) => rel === 'conformance' && mediaType(type) === JSON_TYPE)
      for (const address of [`${client.root}/conformance`, ...linked.map(({ href }) => href)])
        await client.read(address, Conformance)
    },
  },
  {
    id: '/conf/core/conformance-success',
    title: 'the declaration names the core, and nothing twice',
    async run(client) {
      const { conformsTo } = await client.read(`${client.root}/conformance`, Conformance)
      check(conformsTo.includes(CORE), `the declaration does not name ${CORE}`)
      check(new Set(conformsTo).size === conformsTo.length, 'the declaration names a class twice')
    },
  },
]

async function everyDefinition(client: Client): Promise<readonly Link[]> {
  const { links } = await client.landing()
  const described = links.filter(({ rel }) => rel === 'service-desc' || rel === 'service-doc')
  if (described.length === 0) throw new Skip('no link to a definition')
  return described
}

/** Which classes a server declares: tests of the others are skipped. @throws Skip */
export async function requireClass(client: Client, uri: string): Promise<void> {
  const { conformsTo } = await client.read(`${client.root}/conformance`, Conformance)
  if (!conformsTo.includes(uri)) throw new Skip(`the server does not declare ${uri}`)
}

/** Tests of a class that a server may leave out. */
export function ofClass(uri: string, tests: readonly AbstractTest[]): AbstractTest[] {
  return tests.map((test) => ({
    ...test,
    async run(client) {
      await requireClass(client, uri)
      await test.run(client)
    },
  }))
}

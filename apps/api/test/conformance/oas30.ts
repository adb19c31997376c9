import { type AbstractTest, check, forEach } from './abstract-test.ts'
import { featureAddress, HTML, linkTo } from './client.ts'
import { type Definition, definitionLinks, itemsPath, parametersOf, readDefinition } from './openapi.ts'

/** The definition of the API (17-069r4, A.5). */
export const OAS30_TESTS: readonly AbstractTest[] = [
  {
    id: '/conf/oas30/oas-definition-1',
    title: 'the definition comes as OpenAPI 3.0 in JSON, and as a page',
    async run(client) {
      const { links } = await client.landing()
      check(definitionLinks(links).length > 0, 'the landing page has no service-desc of OpenAPI 3.0')
      check(linkTo(links, 'service-doc', HTML) !== undefined, 'the landing page has no service-doc of type text/html')
    },
  },
  {
    id: '/conf/oas30/oas-definition-2',
    title: 'each operation has an id of its own, and each part of a path is defined',
    async run(client) {
      const definition = await readDefinition(client)
      const ids = operationsOf(definition).map(({ operation }) => operation.operationId)
      check(new Set(ids).size === ids.length, 'two operations have the same id')
      for (const { path } of operationsOf(definition)) {
        const parts = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
        const defined = parametersOf(definition, path).filter((parameter) => parameter.in === 'path')
        for (const name of parts) {
          const found = defined.find((parameter) => parameter.name === name)
          check(found?.required === true, `the part ${name} of ${path} is not defined as required`)
        }
      }
    },
  },
  {
    id: '/conf/oas30/oas-impl',
    title: 'every path without parts that vary answers; those of features are there',
    async run(client) {
      const definition = await readDefinition(client)
      const base = new URL(definition.servers[0]?.url ?? '/', client.root).href.replace(/\/$/, '')
      for (const { path } of operationsOf(definition).filter((one) => !one.path.includes('{'))) {
        const { status, url } = await client.get(base + path, '*/*')
        check(status === 200, `got ${status} from ${url}, which is in the definition`)
      }
      await forEach(await client.collections(), async (collection) => {
        const path = itemsPath(definition, collection)
        check(path !== undefined, `the definition has no path of the features of ${collection.id}`)
      })
    },
  },
  {
    id: '/conf/oas30/completeness',
    title: 'the definition names the statuses and media types that the server answers with',
    async run(client) {
      const definition = await readDefinition(client)
      for (const { path, operation } of operationsOf(definition).filter((one) => !one.path.includes('{'))) {
        const { type } = await client.get(client.root + path, '*/*')
        const { content = {} } = (operation.responses['200'] ?? {}) as { readonly content?: object }
        const types = Object.keys(content).map((one) => one.split(';', 1)[0])
        check(types.includes(type), `got ${type} from ${path}, the definition has ${types.join(', ')}`)
      }
    },
  },
  {
    id: '/conf/oas30/exceptions-codes',
    title: 'the definition names the statuses of what is refused',
    async run(client) {
      const definition = await readDefinition(client)
      await forEach(await client.collections(), async (collection) => {
        const path = itemsPath(definition, collection) ?? ''
        const { responses = {} } = definition.paths[path]?.get ?? {}
        const refused = await client.get(
          `${client.root}/collections/${encodeURIComponent(collection.id)}/items?limit=many`,
        )
        const missing = await client.get(featureAddress(client, collection, 'there-is-no-such-feature'))
        for (const { status } of [refused, missing])
          check(
            String(status) in responses || 'default' in responses,
            `the definition of ${path} does not name ${status}`,
          )
      })
    },
  },
  {
    id: '/conf/oas30/security',
    title: 'what needs no leave to be read names none',
    async run(client) {
      const definition = await readDefinition(client)
      const { status } = await client.get(client.root)
      check(status === 200, `got ${status} from ${client.root}: who may read it should be in the definition`)
      const needsLeave = operationsOf(definition).some(({ operation }) => (operation.security ?? []).length > 0)
      check(!needsLeave || definition.components !== undefined, 'the definition names schemes that it does not define')
    },
  },
]

function operationsOf({ paths }: Definition) {
  return Object.entries(paths).flatMap(([path, { get }]) => (get === undefined ? [] : [{ path, operation: get }]))
}

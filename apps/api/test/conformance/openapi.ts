import * as z from 'zod'
import { Skip } from './abstract-test.ts'
import { type Client, mediaType } from './client.ts'
import type { Collection, Link } from './documents.ts'

/** What is looked at of an OpenAPI 3.0 document. */
const Parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['query', 'path', 'header', 'cookie']),
  required: z.boolean().optional(),
  style: z.string().optional(),
  explode: z.boolean().optional(),
  schema: z.record(z.string(), z.unknown()).optional(),
})
export type Parameter = z.infer<typeof Parameter>

const Reference = z.strictObject({ $ref: z.string() })

const Operation = z.looseObject({
  parameters: z.array(z.union([Parameter, Reference])).default([]),
  responses: z.record(z.string(), z.unknown()),
  security: z.array(z.record(z.string(), z.unknown())).optional(),
})
export type Operation = z.infer<typeof Operation>

const Path = z.looseObject({
  get: Operation.optional(),
  parameters: z.array(z.union([Parameter, Reference])).default([]),
})

const Definition = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.looseObject({ url: z.string() })).default([{ url: '/' }]),
  paths: z.record(z.string(), Path),
  components: z.looseObject({ parameters: z.record(z.string(), Parameter).default({}) }).optional(),
})
export type Definition = z.infer<typeof Definition>

export const OPENAPI_30 = 'application/vnd.oai.openapi+json'

/** Links to the definition as OpenAPI 3.0 in JSON. */
export function definitionLinks(links: readonly Link[]): readonly Link[] {
  return links.filter(
    ({ rel, type }) => rel === 'service-desc' && mediaType(type) === OPENAPI_30 && /version="?3\.0"?/.test(type),
  )
}

/** @throws Failure; Skip where the server has none */
export async function readDefinition(client: Client): Promise<Definition> {
  const { links } = await client.landing()
  const [link] = definitionLinks(links)
  if (link === undefined) throw new Skip('the landing page has no service-desc of OpenAPI 3.0')
  return client.read(link.href, Definition, link.type)
}

/** The path of a collection's features: its own, or the one that all share. */
export function itemsPath({ paths }: Definition, { id }: Collection): string | undefined {
  const own = `/collections/${id}/items`
  return Object.keys(paths).find((path) => path === own || /^\/collections\/\{[^}]+\}\/items$/.test(path))
}

export function parametersOf(definition: Definition, path: string): Parameter[] {
  const { parameters = [], get } = definition.paths[path] ?? {}
  return [...parameters, ...(get?.parameters ?? [])].flatMap((one) => {
    if (!('$ref' in one)) return [one as Parameter]
    const name = String(one.$ref).replace('#/components/parameters/', '')
    const found = definition.components?.parameters[name]
    return found === undefined ? [] : [found]
  })
}

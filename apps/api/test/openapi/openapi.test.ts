import type { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { getJson, testApp } from '../support.ts'

let app: Hono
// biome-ignore lint/suspicious/noExplicitAny: the document is looked at as a client would, without its type
let document: any

beforeAll(async () => {
  app = await testApp()
  document = await getJson(app, '/api/openapi.json')
})

/** What `$ref` names, or the value itself. */
function resolve(value: { $ref?: string }): Record<string, unknown> {
  if (value.$ref === undefined) return value
  return value.$ref
    .slice(2)
    .split('/')
    .reduce((at, part) => at[part], document)
}

/** Every object in the document. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  return [
    ...(Array.isArray(value) ? [] : [value as Record<string, unknown>]),
    ...Object.values(value).flatMap(objectsIn),
  ]
}

test('every reference leads somewhere, every operation has an id of its own', () => {
  const references = objectsIn(document).filter(({ $ref }) => typeof $ref === 'string')
  expect(references.length).toBeGreaterThan(100)
  for (const reference of references)
    expect(resolve(reference as { $ref: string }), String(reference.$ref)).toBeDefined()
  const ids = objectsIn(document.paths).flatMap(({ operationId }) =>
    operationId === undefined ? [] : [String(operationId)],
  )
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[A-Za-z][A-Za-z0-9.]*$/.test(id))).toEqual([])
})

test('what GDAL and QGIS look for', () => {
  const parameters = document.paths['/collections/towns/items'].get.parameters.map(resolve)
  const named = (name: string) => parameters.find((parameter: { name: string }) => parameter.name === name)
  expect(named('filter-lang').schema.enum).toEqual(expect.arrayContaining(['cql2-text', 'cql2-json', 'cql-text']))
  expect(named('limit').schema).toMatchObject({ maximum: 10_000, default: 100 })
  expect(named('resultType').schema.enum).toContain('hits')
  expect(named('people').schema).toEqual({ type: 'number' })
  expect(named('date').schema).toEqual({ type: 'string', format: 'date' })
  expect(document.components.parameters.limit.schema.maximum).toBe(10_000)
})

test('a parameter that is described is taken, and no other', async () => {
  for (const collection of ['towns', 'flows']) {
    const parameters = document.paths[`/collections/${collection}/items`].get.parameters.map(resolve)
    const { expected } = await (await app.request(`/api/collections/${collection}/items?nothing=1`)).json()
    const described = parameters.map(({ name }: { name: string }) => name).sort()
    expect(described).toEqual(expected.replace('one of ', '').split(', ').sort())
  }
})

describe('the 3.1 copy', () => {
  test('says null by types, and nothing that 3.1 does not know', async () => {
    const copy = await getJson(app, '/api/openapi-3.1.json')
    expect(copy.openapi).toBe('3.1.0')
    expect(Object.keys(copy.paths)).toEqual(Object.keys(document.paths))
    expect(objectsIn(copy).some(({ nullable }) => nullable === true)).toBe(false)
    expect(copy.components.schemas.feature.properties.geometry.type).toEqual(['object', 'null'])
  })

  test('both are announced', async () => {
    const { links } = await getJson(app, '/api/')
    const types = links
      .filter(({ rel }: { rel: string }) => rel === 'service-desc')
      .map(({ type }: { type: string }) => type)
    expect(types).toEqual([
      'application/vnd.oai.openapi+json;version=3.0',
      'application/vnd.oai.openapi+json;version=3.1',
    ])
  })
})

/** As far as the schemas of the document go: types, required members, lists. */
function faultsOf(value: unknown, given: Record<string, unknown>, at: string): string[] {
  const schema = resolve(given) as {
    type?: string
    nullable?: boolean
    required?: string[]
    enum?: unknown[]
    properties?: Record<string, Record<string, unknown>>
    items?: Record<string, unknown>
  }
  if (value === null) return schema.nullable === true ? [] : [`${at} is null`]
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${at} is ${value}`]
  const found = Array.isArray(value) ? 'array' : typeof value
  const expected = schema.type === 'integer' ? 'number' : schema.type
  if (expected !== undefined && found !== expected) return [`${at} is ${found}`]
  if (Array.isArray(value)) {
    const { items } = schema
    return items === undefined ? [] : value.flatMap((item, index) => faultsOf(item, items, `${at}/${index}`))
  }
  if (found !== 'object') return []
  const members = value as Record<string, unknown>
  const missing = (schema.required ?? []).filter((name) => !(name in members)).map((name) => `${at}/${name} is missing`)
  const known = Object.entries(schema.properties ?? {}).filter(([name]) => name in members)
  return [...missing, ...known.flatMap(([name, inner]) => faultsOf(members[name], inner, `${at}/${name}`))]
}

describe('answers are what the document says', () => {
  test.each([
    ['/', '/'],
    ['/conformance', '/conformance'],
    ['/collections', '/collections'],
    ['/functions', '/functions'],
    ['/collections/towns', '/collections/towns'],
    ['/collections/towns/items', '/collections/towns/items'],
    ['/collections/entries/items', '/collections/entries/items'],
    ['/collections/entries/items/{item}', '/collections/entries/items/kirkuk'],
    ['/collections/towns/items/{item}', '/collections/towns/items/1'],
    ['/collections/towns/queryables', '/collections/towns/queryables'],
    ['/collections/towns/summary', '/collections/towns/summary?zoom=4'],
    ['/sources', '/sources'],
    ['/vocabulary', '/vocabulary'],
  ])('%s', async (path, address) => {
    const [content] = Object.values(document.paths[path].get.responses[200].content)
    const { schema } = content as { schema: Record<string, unknown> }
    expect(faultsOf(await getJson(app, `/api${address}`), schema, '')).toEqual([])
  })

  test('problems too', async () => {
    const response = await app.request('/api/collections/towns/items?limit=x')
    expect(faultsOf(await response.json(), document.components.schemas.problem, '')).toEqual([])
  })
})

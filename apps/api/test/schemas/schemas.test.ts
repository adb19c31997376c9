import type { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { getJson, testApp } from '../support.ts'

let app: Hono

beforeAll(async () => {
  app = await testApp()
})

test.each(['queryables', 'sortables', 'schema'])('%s of a table', async (kind) => {
  const address = `/api/collections/towns/${kind}`
  const schema = await getJson(app, address)
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `http://localhost${address}`,
    type: 'object',
    additionalProperties: false,
  })
  expect(schema.properties.people).toMatchObject({ type: 'number' })
  expect(schema.properties.date).toMatchObject({ type: 'string', format: 'date' })
  expect(schema.properties.start).toMatchObject({ format: 'date', 'x-ogc-role': 'primary-interval-start' })
})

test('geometry can be asked and is no order', async () => {
  const { properties } = await getJson(app, '/api/collections/towns/queryables')
  expect(properties.geom).toEqual({ title: 'Where it is', format: 'geometry-point', 'x-ogc-role': 'primary-geometry' })
  expect((await getJson(app, '/api/collections/towns/sortables')).properties).not.toHaveProperty('geom')
  expect((await getJson(app, '/api/collections/entries/queryables')).properties.geom.format).toBe('geometry-any')
})

test.each(['entries', 'places', 'flows', 'recommendations', 'towns'])(
  'the features of %s say nothing that its schema does not name',
  async (collection) => {
    const { properties } = await getJson(app, `/api/collections/${collection}/schema`)
    const { features } = await getJson(app, `/api/collections/${collection}/items?limit=10000`)
    const said = new Set(features.flatMap((feature: { properties: object }) => Object.keys(feature.properties)))
    expect([...said].filter((name) => !(String(name) in properties))).toEqual([])
  },
)

test('a flow refers to its places', async () => {
  const { properties } = await getJson(app, '/api/collections/flows/schema')
  const { from } = properties
  expect(from).toMatchObject({ type: 'string', 'x-ogc-role': 'reference', 'x-ogc-collectionId': 'places' })
  const { features } = await getJson(app, '/api/collections/flows/items')
  for (const feature of features) await getJson(app, `/api/collections/places/items/${feature.properties.from}`)
})

test('every queryable can be asked by a filter, every sortable can be ordered by', async () => {
  for (const collection of ['entries', 'towns']) {
    const base = `/api/collections/${collection}`
    for (const name of Object.keys((await getJson(app, `${base}/queryables`)).properties)) {
      const filter = encodeURIComponent(`"${name}" IS NOT NULL`)
      await getJson(app, `${base}/items?limit=1&filter=${filter}`)
    }
    for (const name of Object.keys((await getJson(app, `${base}/sortables`)).properties)) {
      await getJson(app, `${base}/items?limit=1&sortby=-${encodeURIComponent(name)}`)
    }
  }
})

test('functions are described as the standard does', async () => {
  const { functions } = await getJson(app, '/api/functions')
  const near = functions.find(({ name }: { name: string }) => name === 'near')
  expect(near).toMatchObject({ returns: ['boolean'], description: expect.any(String) })
  expect(near.arguments[0]).toEqual({ title: 'of', type: ['string', 'geometry'] })
})

test('what is declared is spelled as the standards spell it, each once', async () => {
  const { conformsTo } = await getJson(app, '/api/conformance')
  expect(new Set(conformsTo).size).toBe(conformsTo.length)
  for (const uri of [
    'http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page',
    'http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections',
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
    'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs',
    'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter',
    'http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas',
    'http://www.opengis.net/spec/cql2/1.0/conf/cql2-text',
    'http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison',
  ]) {
    expect(conformsTo).toContain(uri)
  }
})

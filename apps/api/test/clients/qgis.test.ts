import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClientServer, startClientServer } from './client-server.ts'
import { POINT_ROWS, POINTS } from './tables.ts'

let server: ClientServer

beforeAll(async () => {
  server = await startClientServer()
})
afterAll(() => server.close())

const GEOJSON = 'application/geo+json, application/json'
const OGC = 'http://www.opengis.net/spec'

interface Link {
  readonly rel: string
  readonly href: string
  readonly type?: string
}

// biome-ignore lint/suspicious/noExplicitAny: a response is looked at as a client would, without its type
async function read(url: string, accept = 'application/json'): Promise<any> {
  const response = await fetch(url, { headers: { Accept: accept } })
  expect(response.status, url).toBe(200)
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  expect(accept, url).toContain(type)
  return response.json()
}

const items = (question: Readonly<Record<string, string>>) =>
  `${server.api}/collections/points/items?${new URLSearchParams(question)}`

describe('what QGIS asks, step by step', () => {
  test('landing page, conformance and description lead to the collections', async () => {
    const { links }: { links: Link[] } = await read(server.api)
    const linked = (relation: string) => links.filter(({ rel }) => rel === relation)
    const descriptions = linked('service-desc').filter(({ type }) => type?.endsWith('version=3.0'))
    expect(descriptions).toHaveLength(1)
    const { paths, components } = await read(descriptions[0]?.href ?? '', descriptions[0]?.type)
    expect(paths).toHaveProperty(['/collections/points/items', 'get', 'parameters'])
    // The page size goes by this maximum.
    expect(components.parameters.limit.schema.maximum).toBeGreaterThanOrEqual(1000)
    const { collections } = await read(linked('data')[0]?.href ?? '')
    expect(collections).toContainEqual(
      expect.objectContaining({ id: 'points', title: 'points', crs: expect.any(Array) }),
    )
  })

  test('all is declared that it needs before it lets the server filter', async () => {
    const { conformsTo } = await read(`${server.api}/conformance`)
    expect(conformsTo).toEqual(
      expect.arrayContaining([
        `${OGC}/ogcapi-features-3/1.0/conf/filter`,
        `${OGC}/ogcapi-features-3/1.0/conf/features-filter`,
        `${OGC}/ogcapi-features-5/1.0/conf/schemas`,
        ...[
          'cql2-text',
          'basic-cql2',
          'advanced-comparison-operators',
          'case-insensitive-comparison',
          'basic-spatial-functions',
        ].map((name) => `${OGC}/cql2/1.0/conf/${name}`),
      ]),
    )
  })

  test('queryables stand at their fixed address, the schema behind its link', async () => {
    const accept = 'application/schema+json, application/json'
    const { properties } = await read(`${server.api}/collections/points/queryables`, accept)
    expect(properties).toMatchObject({
      geom: { format: 'geometry-point' },
      label: { type: 'string' },
      amount: { type: 'number' },
      open: { type: 'boolean' },
      day: { type: 'string', format: 'date' },
      seen: { type: 'string', format: 'date-time' },
    })
    const { links }: { links: Link[] } = await read(`${server.api}/collections/points`)
    const schema = links.find(({ rel }) => rel === 'http://www.opengis.net/def/rel/ogc/1.0/schema')
    expect(await read(schema?.href ?? '', accept)).toHaveProperty(['properties', 'amount', 'type'], 'number')
  })

  test('a first look at ten, a count with one, and what may be done', async () => {
    const look = await read(items({ limit: '10' }), GEOJSON)
    expect(look.features).toHaveLength(10)
    const count = await read(items({ limit: '1' }), GEOJSON)
    expect([count.numberMatched, count.numberReturned]).toEqual([POINT_ROWS, 1])
    const options = await fetch(items({}), { method: 'OPTIONS' })
    expect(options.ok).toBe(true)
    expect(options.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(['GET', 'HEAD', 'OPTIONS']))
    expect(options.headers.get('allow')).not.toContain('POST')
  })

  test('pages of a box go on to the last by their links', async () => {
    const codes: string[] = []
    let next: string | undefined = items({ limit: '300', bbox: '41.5,31.000000000000001,47,36' })
    while (next !== undefined) {
      // biome-ignore lint/suspicious/noExplicitAny: as above
      const page: any = await read(next, GEOJSON)
      codes.push(...page.features.map(({ properties }: { properties: { code: string } }) => properties.code))
      next = page.links.find(({ rel }: Link) => rel === 'next')?.href
    }
    const inside = POINTS.filter(({ place: [x, y] = [0, 0] }) => x >= 41.5 && x <= 47 && y >= 31 && y <= 36)
    expect(codes.sort()).toEqual(inside.map(({ code }) => code))
  })

  const FILTERS: readonly (readonly [filter: string, holds: (row: (typeof POINTS)[number]) => boolean])[] = [
    [`("group" = 'beta')`, ({ group }) => group === 'beta'],
    [`("amount" > 10.5) AND ("count" <> 3)`, ({ amount = 0, count }) => amount > 10.5 && count !== 3],
    [`"count" IN (1,2,3)`, ({ count }) => count >= 1 && count <= 3],
    [`"count" NOT IN (1,2,3)`, ({ count }) => count < 1 || count > 3],
    [`"count" BETWEEN 3 AND 5`, ({ count }) => count >= 3 && count <= 5],
    [`"amount" IS NULL`, ({ amount }) => amount === undefined],
    [`"label" LIKE 'Place 12%'`, ({ label }) => label.startsWith('Place 12')],
    [`CASEI("label") LIKE CASEI('place 12%')`, ({ label }) => label.startsWith('Place 12')],
    [`"open" = TRUE`, ({ open }) => open],
    [`"day" >= DATE('2015-01-01')`, ({ day }) => day >= '2015-01-01'],
    [`"seen" < TIMESTAMP('2015-01-01T12:00:00Z')`, ({ seen }) => seen < '2015-01-01T12:00:00Z'],
    [
      'S_INTERSECTS("geom", BBOX(41,31,42.5,33))',
      ({ place: [x, y] = [0, 0] }) => x >= 41 && x <= 42.5 && y >= 31 && y <= 33,
    ],
    [
      'S_INTERSECTS("geom", POLYGON((41 31,42.5 31,42.5 33,41 33,41 31)))',
      ({ place: [x, y] = [0, 0] }) => x >= 41 && x <= 42.5 && y >= 31 && y <= 33,
    ],
  ]
  test.each(FILTERS)('filter-lang=cql2-text: %s', async (filter, holds) => {
    const page = await read(items({ limit: '1', filter, 'filter-lang': 'cql2-text' }), GEOJSON)
    expect(page.numberMatched).toBe(POINTS.filter(holds).length)
    expect(page.numberMatched).toBeGreaterThan(0)
  })

  test('pages are packed', async () => {
    const encoding = await new Promise((resolve, reject) => {
      const headers = { 'Accept-Encoding': 'gzip, deflate, br', Accept: GEOJSON }
      get(items({ limit: '1000' }), { headers }, (response) => {
        resolve(response.headers['content-encoding'])
        response.resume()
      }).on('error', reject)
    })
    expect(['gzip', 'br']).toContain(encoding)
  })

  test('a feature is found by its id', async () => {
    const { features } = await read(items({ limit: '1' }), GEOJSON)
    const one = await read(`${server.api}/collections/points/items/${features[0].id}`, GEOJSON)
    expect(one).toMatchObject({ id: features[0].id, geometry: features[0].geometry })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClientServer, type OwnFeature, ownCollections, ownFeatures, startClientServer } from './client-server.ts'
import { type GdalFeature, gdalCount, gdalFeatures, gdalFields, NO_GDAL, runProgram } from './programs.ts'
import { POINT_ROWS, POINTS, SHAPE_ROWS } from './tables.ts'

let server: ClientServer
let source: string

beforeAll(async () => {
  server = await startClientServer()
  source = `OAPIF:${server.api}`
})
afterAll(() => server.close())

/** What a client must have right of every feature. */
const placesOf = (features: readonly { readonly geometry: OwnFeature['geometry'] }[], ids: readonly unknown[]) =>
  new Map(features.map(({ geometry }, index) => [String(ids[index]), geometry]))
const ownPlaces = (features: readonly OwnFeature[]) =>
  placesOf(
    features,
    features.map(({ id }) => id),
  )
/** A text that is an id stays one: it is a field of its own, and no FID. */
const gdalPlaces = (features: readonly GdalFeature[]) =>
  placesOf(
    features,
    features.map(({ id, properties }) => properties.id ?? id),
  )

/** The parameters that arrived beside those of a page, of requests for items that went well. */
function arrived(): Record<string, string> {
  const requests = server.seen()
  expect(requests.filter(({ status }) => status !== 200)).toEqual([])
  const items = requests.filter(({ path, query }) => path.endsWith('/items') && (query.size > 1 || query.has('filter')))
  const { limit: _, token: __, resultType: ___, ...asked } = Object.fromEntries(items.at(-1)?.query ?? [])
  return asked
}

describe.skipIf(NO_GDAL)(`GDAL’s driver for OGC API – Features${NO_GDAL ? `: ${NO_GDAL}` : ''}`, () => {
  test('lists every collection', async () => {
    const text = await runProgram('ogrinfo', ['-ro', source])
    const names = [...text.matchAll(/^\d+: (\S+)/gm)].map(([, name]) => name)
    expect(names).toEqual(await ownCollections(server.api))
  })

  test('reads every collection, each feature with its own geometry', async () => {
    for (const collection of await ownCollections(server.api)) {
      const own = ownPlaces(await ownFeatures(server.api, collection))
      const read = await gdalFeatures(source, collection, '-oo', 'PAGE_SIZE=1000')
      expect(gdalPlaces(read), collection).toEqual(own)
      expect(read, collection).toHaveLength(own.size)
    }
  })

  test('reads page by page, ten at a time as it does unasked, without a gap or a double', async () => {
    server.seen()
    const read = await gdalFeatures(source, 'points')
    const pages = server.seen().filter(({ path }) => path.endsWith('/points/items'))
    expect(pages.length).toBeGreaterThanOrEqual(POINT_ROWS / 10)
    expect(pages.every(({ query }) => query.get('limit') === '10')).toBe(true)
    expect(read.map(({ properties }) => properties.code).sort()).toEqual(POINTS.map(({ code }) => code))
    // In the first pages all amounts are whole, and yet later ones keep their fractions.
    const amounts = new Map(read.map(({ properties: { code, amount } }) => [code, amount ?? undefined]))
    expect(amounts).toEqual(new Map(POINTS.map(({ code, amount }) => [code, amount])))
  })

  test('takes the page size that it is told', async () => {
    server.seen()
    const read = await gdalFeatures(source, 'points', '-oo', 'PAGE_SIZE=700')
    const limits = server.seen().map(({ query }) => query.get('limit'))
    // One to look at, then the pages.
    expect(limits.filter((limit) => limit === '700')).toHaveLength(1 + 3)
    expect(read).toHaveLength(POINT_ROWS)
  })

  test('counts at once, and knows title and extent', async () => {
    server.seen()
    expect(await gdalCount(source, 'points')).toBe(POINT_ROWS)
    expect(await gdalCount(source, 'shapes')).toBe(SHAPE_ROWS)
    expect(server.seen().length).toBeLessThan(12)
    const text = await runProgram('ogrinfo', ['-ro', '-so', source, 'points'])
    expect(text).toContain('TITLE=points')
    expect(text).toMatch(/Extent: \(39\.0+, 30\.0+\) - \(47\.99\d*, 36\.99\d*\)/)
  })

  test('sends the box on', async () => {
    server.seen()
    const box = ['41.123456789', '31', '42.5', '33.25']
    const inside = POINTS.filter(
      ({ place: [x, y] = [0, 0] }) => x >= 41.123456789 && x <= 42.5 && y >= 31 && y <= 33.25,
    )
    const read = await gdalFeatures(source, 'points', '-spat', ...box)
    expect(read.map(({ properties }) => properties.code).sort()).toEqual(inside.map(({ code }) => code))
    expect(
      arrived()
        .bbox?.split(',')
        .map((part) => Number(part).toFixed(9)),
    ).toEqual(box.map((part) => Number(part).toFixed(9)))
  })

  const CONDITIONS: readonly (readonly [
    where: string,
    filter: string,
    holds: (row: (typeof POINTS)[number]) => boolean,
  ])[] = [
    [`code = 'p00042'`, `code = 'p00042'`, ({ code }) => code === 'p00042'],
    [
      `label = '${POINTS[7]?.label.replaceAll("'", "''")}'`,
      `label = '${POINTS[7]?.label.replaceAll("'", "''")}'`,
      ({ code }) => code === 'p00007',
    ],
    ['count = 7', 'count = 7', ({ count }) => count === 7],
    ['count > 40', 'count > 40', ({ count }) => count > 40],
    [
      'amount >= 10.5 AND amount < 200',
      '(amount >= 10.5) AND (amount < 200)',
      ({ amount = 0 }) => amount >= 10.5 && amount < 200,
    ],
    ['count BETWEEN 3 AND 5', '(count >= 3) AND (count <= 5)', ({ count }) => count >= 3 && count <= 5],
    ['amount IS NULL', '(amount IS NULL)', ({ amount }) => amount === undefined],
    ['NOT (count = 3)', 'NOT (count = 3)', ({ count }) => count !== 3],
    [
      `"group" = 'beta' OR count = 3`,
      `(group = 'beta') OR (count = 3)`,
      ({ group, count }) => group === 'beta' || count === 3,
    ],
    ['"open" = 1', 'open = 1', ({ open }) => open],
    ['NOT "open" = 1 AND count < 9', '(NOT (open = 1)) AND (count < 9)', ({ open, count }) => !open && count < 9],
    [`label LIKE 'Place 12%'`, `label LIKE 'Place 12%'`, ({ label }) => label.startsWith('Place 12')],
    [`label ILIKE 'place 12%'`, `label ILIKE 'place 12%'`, ({ label }) => label.startsWith('Place 12')],
    [
      `day >= '2015/01/01' AND day <= '2015/12/31'`,
      `(day >= '2015-01-01T') AND (day <= '2015-12-31T')`,
      ({ day }) => day.startsWith('2015'),
    ],
    [`seen > '2015/01/01 12:00:00'`, `seen > '2015-01-01T12:00:00Z'`, ({ seen }) => seen > '2015-01-01T12:00:00Z'],
  ]

  test.each(CONDITIONS)('-where %s', async (where, filter, holds) => {
    server.seen()
    const wanted = POINTS.filter(holds).map(({ code }) => code)
    expect(wanted.length).toBeGreaterThan(0)
    expect(await gdalCount(source, 'points', '-where', where)).toBe(wanted.length)
    expect(arrived()).toEqual({ filter, 'filter-lang': 'cql-text' })
    const read = await gdalFeatures(source, 'points', '-where', where, '-oo', 'PAGE_SIZE=1000')
    expect(read.map(({ properties }) => properties.code).sort()).toEqual(wanted)
  })

  test('sends a box and a condition on together, and does the rest itself', async () => {
    server.seen()
    const options = ['-spat', '41', '31', '44', '34', '-where', `count < 30 AND "group" IN ('alpha', 'beta')`]
    const read = await gdalFeatures(source, 'points', ...options)
    const wanted = POINTS.filter(
      ({ place: [x, y] = [0, 0], count, group }) =>
        x >= 41 && x <= 44 && y >= 31 && y <= 34 && count < 30 && group !== 'gamma',
    )
    expect(read.map(({ properties }) => properties.code).sort()).toEqual(wanted.map(({ code }) => code))
    expect(arrived()).toMatchObject({ filter: 'count < 30', bbox: expect.any(String) })
  })

  test('asks for one feature by its id', async () => {
    const [, wanted] = await ownFeatures(server.api, 'flows')
    server.seen()
    const read = await gdalFeatures(source, 'flows', '-where', `id = '${wanted?.id}'`)
    expect(read.map(({ properties }) => properties.id)).toEqual([wanted?.id])
    expect(server.seen().map(({ path }) => path)).toContain(`/api/collections/flows/items/${wanted?.id}`)
  })

  test('knows the types of fields', async () => {
    expect(await gdalFields(source, 'points')).toMatchObject({
      id: 'String',
      code: 'String',
      label: 'String',
      count: 'Real',
      amount: 'Real',
      day: 'Date',
      seen: 'DateTime',
      open: 'Integer(Boolean)',
      start: 'Date',
      known: 'Date',
      citations: 'String',
    })
  })
})

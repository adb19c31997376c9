import type { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { getJson, namesOf, testApp } from '../support.ts'

let app: Hono

beforeAll(async () => {
  app = await testApp()
})

const filtered = (filter: string, more = '') =>
  namesOf(app, `/api/collections/towns/items?sortby=name&filter=${encodeURIComponent(filter)}${more}`)

describe('filters', () => {
  test.each<readonly [filter: string, names: readonly string[]]>([
    ['people >= 1000000', ['Kirkuk', 'Mosul']],
    ["kind = 'port' AND visited = TRUE", ['Suva']],
    ['visited', ['Mosul', 'Suva', 'سنجار']],
    ["CASEI(name) LIKE CASEI('MOS%')", ['Mosul']],
    ["date >= DATE('2020-01-01')", ['Apia', 'Suva']],
    // As GDAL writes it.
    ["date >= '2020-01-01'", ['Apia', 'Suva']],
    ['people IS NULL', ['<script>alert(1)</script>']],
    ["near('mosul', 20)", ['Mosul']],
    ['NOT (people < 1000000) AND latitude BETWEEN 36 AND 37', ['Mosul']],
  ])('%s', async (filter, names) => {
    expect(await filtered(filter)).toEqual(names)
    expect(await filtered(filter, '&filter-lang=cql-text')).toEqual(names)
  })

  test('the same in JSON', async () => {
    const filter = { op: '>=', args: [{ property: 'people' }, 1_000_000] }
    expect(await filtered(JSON.stringify(filter), '&filter-lang=cql2-json')).toEqual(['Kirkuk', 'Mosul'])
  })

  test('a summary takes them too', async () => {
    const { total } = await getJson(app, '/api/collections/towns/summary?filter=people%3E100000&visited=false')
    expect(total).toBe(1)
  })
})

describe('properties as parameters', () => {
  test.each<readonly [query: string, names: readonly string[]]>([
    ['people=80000', ['سنجار']],
    ['people=8e4', ['سنجار']],
    ['visited=true&kind=city', ['Mosul']],
    ['date=2014-08-03', ['سنجار']],
    ['name=Kirkuk', ['Kirkuk']],
    ["name=Kirkuk' OR 'a'='a", []],
    ['name=%3Cscript%3Ealert(1)%3C/script%3E', ['<script>alert(1)</script>']],
    ['id=2', ['Kirkuk']],
    ['visited=false&filter=people%3E100000', ['Kirkuk']],
  ])('%s', async (query, names) => {
    expect(await namesOf(app, `/api/collections/towns/items?sortby=name&${query}`)).toEqual(names)
  })

  test('facets of the atlas may be repeated, and widen', async () => {
    const matched = async (query: string) =>
      (await getJson(app, `/api/collections/entries/items?${query}`)).numberMatched
    const [flows, events] = [await matched('type=flow'), await matched('type=event')]
    expect(await matched('type=flow&type=event')).toBe(flows + events)
  })
})

describe('orders and choices', () => {
  test.each<readonly [sortby: string, first: string]>([
    ['people', 'Apia'],
    ['+people', 'Apia'],
    ['%2Bpeople', 'Apia'],
    ['-people', 'Mosul'],
    ['kind,-people', 'Mosul'],
    ['-kind,date', 'سنجار'],
  ])('sortby=%s', async (sortby, first) => {
    expect((await namesOf(app, `/api/collections/towns/items?sortby=${sortby}`))[0]).toBe(first)
  })

  test('only the wanted properties come, ids and geometry stay', async () => {
    const { features } = await getJson(app, '/api/collections/towns/items?properties=people,match&limit=1')
    const [{ id, geometry, properties }] = features
    expect(id).toBe('6')
    expect(geometry.type).toBe('Point')
    expect(properties).toEqual({ people: 37_000, match: 'certain' })
  })

  test('files have the wanted columns and the order too', async () => {
    const response = await app.request('/api/collections/towns/items?f=csv&properties=people&sortby=-people')
    const [head, first] = (await response.text()).split('\r\n')
    expect(head).toBe('id,longitude,latitude,people,wkt')
    expect(first).toContain(',1500000,')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="towns.csv"')
    expect(response.headers.get('ogc-numbermatched')).toBe('7')
  })

  test('a limit makes a page of a file, with a link to the next; without one all is in it', async () => {
    const lines = async (response: Response) => (await response.text()).trim().split('\n').length
    const page = await app.request('/api/collections/towns/items?f=geojsonseq&limit=3')
    const next = /<([^>]*)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1] as string
    expect(await lines(page)).toBe(3)
    expect(await lines(await app.request(`${next}&x`.replace('&x', '')))).toBe(3)
    const whole = await app.request('/api/collections/entries/items?f=geojsonseq')
    expect(await lines(whole)).toBe(Number(whole.headers.get('ogc-numbermatched')))
  })
})

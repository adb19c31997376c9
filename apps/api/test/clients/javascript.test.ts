import { OgcApiEndpoint } from '@camptocamp/ogc-client'
import { FeatureService, FilterLang } from '@ogcapi-js/features'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ClientServer, ownCollections, startClientServer } from './client-server.ts'
import { POINT_ROWS, POINTS } from './tables.ts'

let server: ClientServer

beforeAll(async () => {
  server = await startClientServer()
})
afterAll(() => server.close())

const SEVENS = POINTS.filter(({ count }) => count === 7)

test('ogc-client lists the collections, describes and reads them, and finds their tiles', async () => {
  const endpoint = new OgcApiEndpoint(server.api)
  const collections = await ownCollections(server.api)
  expect(await endpoint.featureCollections).toEqual(collections)
  expect(await endpoint.vectorTileCollections).toEqual(collections)
  const { id, title, queryables, sortables } = await endpoint.getCollectionInfo('points')
  expect([id, title]).toEqual(['points', 'points'])
  expect(queryables.map(({ name }) => name)).toEqual(expect.arrayContaining(['code', 'amount', 'day']))
  expect(sortables.map(({ name }) => name)).toEqual(expect.arrayContaining(['code', 'amount', 'day']))
  expect(await endpoint.getCollectionItems('points', 7)).toHaveLength(7)
  expect(await endpoint.getCollectionItem('flows', 'al-hol-to-jeddah-1')).toMatchObject({ id: 'al-hol-to-jeddah-1' })
  expect(server.seen().filter(({ status }) => status !== 200)).toEqual([])
})

test('ogcapi-js lists, and asks with box, time and filter', async () => {
  const service = new FeatureService({ baseUrl: server.api })
  const { collections } = await service.getCollections()
  expect(collections.map(({ id }) => id)).toEqual(await ownCollections(server.api))
  const question = { filter: 'count = 7', filterLang: FilterLang.CQL2_TEXT, bbox: [39, 30, 48, 37], limit: 3 } as const
  expect(await service.getFeatures('points', { ...question, bbox: [...question.bbox] })).toMatchObject({
    numberMatched: SEVENS.filter(({ place }) => place !== undefined).length,
    numberReturned: 3,
  })
  const day = new Date('2015-06-06')
  expect(await service.getFeatures('points', { datetime: day })).toMatchObject({
    numberMatched: POINTS.filter((point) => point.day === '2015-06-06').length,
  })
  expect(server.seen().filter(({ status }) => status !== 200)).toEqual([])
})

test('hyparquet reads the Parquet file', async () => {
  const response = await fetch(`${server.api}/collections/points/items?f=geoparquet`)
  const rows = await parquetReadObjects({ file: await response.arrayBuffer() })
  expect(rows).toHaveLength(POINT_ROWS)
  const amounts = new Map(rows.map(({ code, amount }) => [code, amount ?? undefined]))
  expect(amounts).toEqual(new Map(POINTS.map(({ code, amount }) => [code, amount])))
})

import { memoryReader, readDataset } from '@nahrain/engine'
import { atlasDataset, importedTable } from '@nahrain/testkit'
import type { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { createApp, loadDataset } from '../../src/app.ts'
import { pointsCsv } from '../clients/tables.ts'

let app: Hono

beforeAll(async () => {
  const points = await importedTable({ id: 'points', fileName: 'points.csv', text: pointsCsv() })
  const datasets = [await atlasDataset(), await readDataset('points', memoryReader(points))]
  app = createApp({ datasets: datasets.map((dataset) => loadDataset(dataset)) })
})

// biome-ignore lint/suspicious/noExplicitAny: a response is looked at as a client would, without its type
async function get(path: string): Promise<any> {
  const response = await app.request(path)
  expect(response.status, path).toBe(200)
  return response.json()
}

test.each(['points', 'entries', 'flows'])('every property of the features of %s is in their schema', async (id) => {
  const { properties } = await get(`/api/collections/${id}/feature-schema`)
  const known = Object.keys(properties.properties.properties)
  const { features } = await get(`/api/collections/${id}/items?limit=1000`)
  for (const feature of features) expect(known).toEqual(expect.arrayContaining(Object.keys(feature.properties)))
})

test('fields of a table have their types', async () => {
  const { $id, properties } = await get('/api/collections/points/feature-schema')
  expect($id).toMatch(/\/api\/collections\/points\/feature-schema$/)
  expect(properties).toMatchObject({ type: { enum: ['Feature'] }, geometry: { format: 'geometry-point' } })
  expect(properties.properties.properties).toMatchObject({
    amount: { type: 'number' },
    open: { type: 'boolean' },
    day: { type: 'string', format: 'date' },
    seen: { type: 'string', format: 'date-time' },
  })
})

test('collections link to it, in both spellings', async () => {
  const { links } = await get('/api/collections/points')
  const found = links.filter(({ href }: { href: string }) => href.endsWith('/points/feature-schema'))
  expect(found.map(({ rel }: { rel: string }) => rel)).toEqual(['describedby', 'describedBy'])
})

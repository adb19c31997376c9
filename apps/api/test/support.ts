import { type Dataset, memoryReader, readDataset, writeDataset } from '@nahrain/engine'
import { blobTableFile, importTable, lookAtTable, openTable } from '@nahrain/ingest/table'
import { atlasDataset } from '@nahrain/testkit'
import type { Hono } from 'hono'
import { expect } from 'vitest'
import { type AppDependencies, createApp, loadDataset } from '../src/app.ts'

/** A small table with every type of cell, a place on either side of the antimeridian, and text that wants to be markup. */
const TOWNS = `name,latitude,longitude,date,people,visited,kind
Mosul,36.34,43.13,2016-10-17,1500000,true,city
Kirkuk,35.47,44.39,2017-10-16,1000000,false,city
سنجار,36.32,41.86,2014-08-03,80000,true,town
"<script>alert(1)</script>",33.31,44.36,2019-10-01,,false,city
Suva,-18.14,178.44,2020-01-05,94000,true,port
Apia,-13.83,-171.76,2021-02-28,37000,false,port
Tikrit,34.6,43.68,2015-03-02,160000,,town
`

let towns: Promise<Dataset> | undefined

/** The table, imported as users do, once for each process. */
export function townsDataset(): Promise<Dataset> {
  towns ??= importTowns()
  return towns
}

async function importTowns(): Promise<Dataset> {
  const file = blobTableFile(new Blob([TOWNS]), 'towns.csv')
  const { mapping } = await lookAtTable(file)
  const { content } = await importTable(await openTable(file, () => {}), mapping, { id: 'towns', fileName: file.name })
  return readDataset('towns', memoryReader(await writeDataset(content)))
}

/** The atlas and the table behind one API. */
export async function testApp(more: Partial<AppDependencies> = {}): Promise<Hono> {
  const atlas = await atlasDataset()
  return createApp({ datasets: [loadDataset(atlas), loadDataset(await townsDataset(), atlas)], ...more })
}

/** A JSON document of the API as a client sees it, without its type. */
// biome-ignore lint/suspicious/noExplicitAny: a response is looked at as a client would, without its type
export async function getJson(app: Hono, path: string, headers: Record<string, string> = {}): Promise<any> {
  const response = await app.request(path, { headers })
  expect(response.status, `${path}: ${response.status === 200 ? '' : await response.clone().text()}`).toBe(200)
  return response.json()
}

/** Names of the features of a page. */
export async function namesOf(app: Hono, path: string): Promise<string[]> {
  const { features } = await getJson(app, path)
  return features.map(({ properties }: { properties: { name: string } }) => properties.name)
}

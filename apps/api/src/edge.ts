import { readDataset } from '@nahrain/engine'
import type { Hono } from 'hono'
import * as z from 'zod'
import { createApp } from './app.ts'
import { loadDataset } from './collections.ts'
import {
  type Assets,
  assetStore,
  type Bucket,
  bucketStore,
  type FileStore,
  storeReader,
} from './edge/dataset-source.ts'

/** What the worker is bound to, see `wrangler.jsonc`. */
export interface EdgeBindings {
  /** The page, and the datasets where there is no bucket. */
  readonly ASSETS: Assets
  /** Datasets, as folders `datasets/ID/`. */
  readonly DATASETS?: Bucket
}

/** `datasets/index.json`: which datasets there are, the atlas of the page first. */
const DatasetIndex = z.array(z.object({ id: z.string().regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/) })).min(1)

/** One app for each instance of the worker, made with its first request; after a failure the next request tries again. */
let running: Promise<Hono> | undefined

// biome-ignore lint/style/noDefaultExport: workerd takes its handlers from the default export
export default {
  async fetch(request: Request, bindings: EdgeBindings): Promise<Response> {
    running ??= openApp(bindings)
    try {
      return (await running).fetch(request)
    } catch (error) {
      running = undefined
      // biome-ignore lint/suspicious/noConsole: the log of workerd is its console
      console.error(error)
      return unavailable()
    }
  },
}

async function openApp({ ASSETS, DATASETS }: EdgeBindings): Promise<Hono> {
  const store = DATASETS === undefined ? assetStore(ASSETS) : bucketStore(DATASETS)
  const index = DatasetIndex.parse(await (await store.fetch('datasets/index.json')).json())
  const datasets = await Promise.all(index.map(({ id }) => openDataset(store, id)))
  const atlas = datasets.find(({ documents }) => documents.vocabulary !== null)
  return createApp({ datasets: datasets.map((dataset) => loadDataset(dataset, dataset === atlas ? undefined : atlas)) })
}

function openDataset(store: FileStore, id: string) {
  return readDataset(id, storeReader(store, `datasets/${id}`))
}

function unavailable(): Response {
  const body = {
    type: 'about:blank',
    title: 'datasets cannot be read',
    status: 503,
    detail: 'the datasets of this server could not be opened; try again later',
  }
  const headers = { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', 'Retry-After': '10' }
  return new Response(JSON.stringify(body), { status: 503, headers })
}

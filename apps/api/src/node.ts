import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Dataset, readDataset } from '@nahrain/engine'
import { DATASET_FILES, NahrainError } from '@nahrain/model'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { createApp } from './app.ts'
import { loadDataset } from './collections.ts'

const gzipAsync = promisify(gzip)

/** What a server on Node is started with. */
export interface ServerOptions {
  /** Dataset folders; the first is the atlas of the page. */
  readonly datasetFolders: readonly string[]
  /** Folder of the built page; without one there is only the API. */
  readonly pageFolder?: string
  /** 0 takes any free port. */
  readonly port: number
}

export interface RunningServer {
  readonly url: string
  /** Answers requests under way, takes no new ones, then ends. */
  readonly close: () => Promise<void>
}

/** Reads the datasets, then serves page and API. @throws damaged-dataset, not-found; the system's error when the port is taken */
export async function startServer({ datasetFolders, pageFolder, port }: ServerOptions): Promise<RunningServer> {
  const folders = await Promise.all(
    datasetFolders.map(async (folder) => ({ folder, dataset: await readDatasetFolder(folder) })),
  )
  const files = new Hono()
  for (const { folder, dataset } of folders) files.route('/', datasetFiles(folder, dataset))
  if (pageFolder !== undefined) files.route('/', pageFiles(pageFolder))
  const app = createApp({ datasets: folders.map(({ dataset }) => loadDataset(dataset)), files })
  const server = await listen(new Hono({ strict: false }).use(compress()).route('/', app), port)
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return { url: `http://localhost:${bound}`, close: () => closeServer(server) }
}

/** @throws damaged-dataset, not-found */
export function readDatasetFolder(folder: string): Promise<Dataset> {
  return readDataset(basename(folder), async (file) => {
    try {
      return await readFile(join(folder, file))
    } catch (cause) {
      const message = `got no ${join(folder, file)}, expected a dataset folder; build one with: nahrain build`
      throw new NahrainError('not-found', message, { what: 'dataset file', id: join(folder, file) }, { cause })
    }
  })
}

/** Only the files that a dataset is made of; the address of a version never changes its content. */
function datasetFiles(folder: string, { manifest }: Dataset): Hono {
  const route = new Hono()
  for (const file of [...DATASET_FILES, 'manifest.json'] as const) {
    const content = once(() => readFile(join(folder, file)))
    const packed = once(async () => gzipAsync(await content()))
    route.get(`/datasets/${manifest.id}/${file}`, async (context) => {
      const versioned = context.req.query('v') !== undefined
      const zipped = /\bgzip\b/.test(context.req.header('Accept-Encoding') ?? '')
      return context.body(Uint8Array.from(await (zipped ? packed() : content())), 200, {
        'Content-Type': file.endsWith('.json') ? 'application/json' : 'application/vnd.apache.arrow.file',
        'Cache-Control': versioned ? 'public, max-age=31536000, immutable' : 'no-cache',
        Vary: 'Accept-Encoding',
        ...(zipped && { 'Content-Encoding': 'gzip' }),
      })
    })
  }
  return route
}

/** Does a piece of work when it is first wanted, and never again. */
function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let done: Promise<Value> | undefined
  return () => {
    done ??= work()
    return done
  }
}

/** Built files under `/assets` carry a hash in their names, so a browser may keep them for good. */
function pageFiles(folder: string): Hono {
  return new Hono()
    .use(async (context, next) => {
      await next()
      const immutable = context.req.path.startsWith('/assets/') && context.res.ok
      context.header('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    })
    .get('*', serveStatic({ root: folder }))
}

function listen(app: Hono, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port }, () => resolve(server)) as Server
    server.once('error', reject)
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1000).unref()
  })
}

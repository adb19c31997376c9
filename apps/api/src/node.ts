import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Dataset, readDataset } from '@nahrain/engine'
import { NahrainError } from '@nahrain/model'
import { Hono } from 'hono'
import { accepts } from 'hono/accepts'
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
  const folders = await Promise.all(datasetFolders.map(readFolder))
  const files = new Hono()
  for (const folder of folders) files.route('/', datasetFiles(folder))
  if (pageFolder !== undefined) files.route('/', pageFiles(pageFolder))
  const datasets = folders.map(({ dataset }) => loadDataset(dataset))
  const server = await listen(createApp({ datasets, files, middleware: [compress()] }), port)
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return { url: `http://localhost:${bound}`, close: () => closeServer(server) }
}

/** A dataset with the bytes that it was read from. */
interface DatasetFolder {
  readonly dataset: Dataset
  readonly bytes: ReadonlyMap<string, Uint8Array>
}

/** @throws damaged-dataset, not-found */
export async function readDatasetFolder(folder: string): Promise<Dataset> {
  return (await readFolder(folder)).dataset
}

async function readFolder(folder: string): Promise<DatasetFolder> {
  const bytes = new Map<string, Uint8Array>()
  const dataset = await readDataset(basename(folder), async (file) => {
    try {
      const content = await readFile(join(folder, file))
      bytes.set(file, content)
      return content
    } catch (cause) {
      const message = `got no ${join(folder, file)}, expected a dataset folder; build one with: nahrain build`
      throw new NahrainError('not-found', message, { what: 'dataset file', id: join(folder, file) }, { cause })
    }
  })
  return { dataset, bytes }
}

/** Only the files that a dataset is made of, as they were when they were checked: a rebuild on disk changes nothing here. */
function datasetFiles({ dataset, bytes }: DatasetFolder): Hono {
  const route = new Hono()
  const { id, version } = dataset.manifest
  for (const [file, content] of bytes) {
    const packed = once(async () => gzipAsync(content))
    route.get(`/datasets/${id}/${file}`, async (context) => {
      const asked = context.req.query('v')
      const isVersioned = asked !== undefined && asked.length >= 8 && version.startsWith(asked)
      const isPacked =
        accepts(context, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' }) === 'gzip'
      return context.body(Uint8Array.from(isPacked ? await packed() : content), 200, {
        'Content-Type': file.endsWith('.json') ? 'application/json' : 'application/vnd.apache.arrow.file',
        'Cache-Control': isVersioned ? 'public, max-age=31536000, immutable' : 'no-cache',
        Vary: 'Accept-Encoding',
        ...(isPacked && { 'Content-Encoding': 'gzip' }),
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

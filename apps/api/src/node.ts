import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { COMPRESSIBLE_CONTENT_TYPE_REGEX, compress } from 'hono/compress'
import { createApp } from './app.ts'
import { loadDataset } from './collections.ts'
import { datasetFiles, datasetIndex } from './node/dataset-files.ts'
import { type DatasetFolder, openDatasetFolder } from './node/dataset-folder.ts'
import { VECTOR_TILE } from './tiles/tile-links.ts'

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
  const folders = await Promise.all(datasetFolders.map(openDatasetFolder))
  const files = new Hono().route('/', datasetIndex(folders))
  for (const folder of folders) files.route('/', datasetFiles(folder))
  if (pageFolder !== undefined) files.route('/', pageFiles(pageFolder))
  const atlas = folders.find(({ dataset }) => dataset.documents.vocabulary !== null)?.dataset
  const datasets = folders.map(({ dataset }) => loadDataset(dataset, dataset === atlas ? undefined : atlas))
  const server = await listen(
    createApp({ datasets, files, middleware: [compress({ contentTypeFilter: isCompressible })] }),
    port,
  )
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return { url: `http://localhost:${bound}`, close: () => closeServer(server, folders) }
}

/** Vector tiles too: they are sent as plain bytes, of which half are saved. */
function isCompressible(contentType: string): boolean {
  return COMPRESSIBLE_CONTENT_TYPE_REGEX.test(contentType) || contentType.startsWith(VECTOR_TILE)
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

function closeServer(server: Server, folders: readonly DatasetFolder[]): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      for (const { close } of folders) void close()
      if (error) reject(error)
      else resolve()
    })
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1000).unref()
  })
}

export { type DatasetFolder, openDatasetFolder, readDatasetFolder } from './node/dataset-folder.ts'

import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import { createApp } from '../app.ts'
import { loadDataset } from '../collections.ts'
import { datasetFiles, datasetIndex } from './dataset-files.ts'
import type { DatasetFolder } from './dataset-folder.ts'

export interface PageAppOptions {
  readonly pageFolder: string | undefined
  readonly middleware: readonly MiddlewareHandler[]
}

/** API, datasets' files and page of some datasets. @throws invalid-input where they do not go together */
export function createPageApp(folders: readonly DatasetFolder[], { pageFolder, middleware }: PageAppOptions): Hono {
  const files = new Hono().route('/', datasetIndex(folders))
  for (const folder of folders) files.route('/', datasetFiles(folder))
  if (pageFolder !== undefined) files.route('/', pageFiles(pageFolder))
  const atlas = folders.find(({ dataset }) => dataset.documents.vocabulary !== null)?.dataset
  const datasets = folders.map(({ dataset }) => loadDataset(dataset, dataset === atlas ? undefined : atlas))
  return createApp({ datasets, files, middleware })
}

/** Built files under `/assets` carry a hash in their names, so a browser may keep them for good. */
function pageFiles(folder: string): Hono {
  return new Hono()
    .use(async (context, next) => {
      await next()
      const immutable = context.req.path.startsWith('/assets/') && context.res.ok
      context.res.headers.set('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    })
    .get('*', serveStatic({ root: folder }))
}

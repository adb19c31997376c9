import { Hono, type MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { ApiEnv } from './api-env.ts'
import { apiFrame } from './api-frame.ts'
import { collectionsOf, type LoadedDataset } from './collections.ts'
import { notFound, onError } from './problem.ts'
import { apiDescriptionRoutes } from './routes/api-description.ts'
import { collectionSchemaRoutes } from './routes/collection-schemas.ts'
import { collectionRoutes } from './routes/collections.ts'
import { documentRoutes } from './routes/documents.ts'
import { itemRoutes } from './routes/items.ts'
import { landingRoutes } from './routes/landing.ts'
import { summaryRoutes } from './routes/summary.ts'
import { tileRoutes } from './routes/tiles.ts'
import { versionTag } from './version-tag.ts'

/** What the app needs from the runtime that it runs on. */
export interface AppDependencies {
  readonly datasets: readonly LoadedDataset[]
  /** Serves the page and the datasets' files: everything outside `/api`. */
  readonly files?: Hono
  /** What the runtime does around every request, such as compression; the first is outermost. */
  readonly middleware?: readonly MiddlewareHandler[]
  /** Memory for the texts of features, in bytes; `DEFAULT_FEATURE_BYTES` where left out. */
  readonly featureBytes?: number
  /** Which program answers: another one may answer in other words, so it is part of every ETag. */
  readonly programVersion?: string
}

/** The API under `/api` and the page beside it; knows no platform. */
export function createApp(dependencies: AppDependencies): Hono {
  const { datasets, files, middleware = [], featureBytes, programVersion = '' } = dependencies
  const collections = collectionsOf(datasets, featureBytes)
  const api = new Hono<ApiEnv>({ strict: false })
    .use(apiFrame())
    .use(versionTag(datasets, programVersion))
    .route('/', landingRoutes(collections))
    .route('/', apiDescriptionRoutes(collections))
    .route('/', collectionRoutes(collections))
    .route('/', collectionSchemaRoutes(collections))
    .route('/', itemRoutes(collections))
    .route('/', summaryRoutes(collections))
    .route('/', tileRoutes(collections))
    .route('/', documentRoutes(datasets))
  const app = new Hono({ strict: false })
  app.onError(onError)
  app.notFound(notFound)
  for (const around of middleware) app.use(around)
  app.route('/api', api)
  if (files !== undefined) app.route('/', new Hono().use(pageSecurity()).route('/', files))
  return app
}

/** Nothing but this host is ever asked; workers and styles come from it too. */
function pageSecurity(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      imgSrc: ["'self'", 'data:', 'blob:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      fontSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ['*'],
    },
    crossOriginResourcePolicy: 'cross-origin',
    xFrameOptions: false,
    // Whether a host is reached over TLS is for whoever runs it to say.
    strictTransportSecurity: false,
    referrerPolicy: 'no-referrer',
  })
}

export { type Collection, collectionsOf, type LoadedDataset, loadDataset } from './collections.ts'
export { type AskedCollection, type TileMaker, tileMaker } from './tiles/vector-tile.ts'

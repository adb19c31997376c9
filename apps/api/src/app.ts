import { Hono, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import { collectionsOf, type LoadedDataset } from './collections.ts'
import { notFound, onError } from './problem.ts'
import { refuseParameters } from './request-query.ts'
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
}

/** Headers that a browser may show to a page of another origin. */
const EXPOSED = ['Link', 'ETag', 'Content-Crs']

/** The API under `/api` and the page beside it; knows no platform. */
export function createApp({ datasets, files, middleware = [] }: AppDependencies): Hono {
  const collections = collectionsOf(datasets)
  const api = new Hono({ strict: false })
    .use(cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'OPTIONS'], exposeHeaders: EXPOSED }))
    .use(versionTag(datasets))
    .use(onlyKnownParameters())
    .route('/', landingRoutes(collections))
    .route('/', collectionRoutes(collections))
    .route('/', itemRoutes(collections))
    .route('/', summaryRoutes(collections))
    .route('/', tileRoutes(collections))
    .route('/', documentRoutes(datasets))
  const app = new Hono({ strict: false })
  app.onError(onError)
  app.notFound(notFound)
  for (const around of middleware) app.use(around)
  app.use(pageSecurity())
  app.route('/api', api)
  if (files !== undefined) app.route('/', files)
  return app
}

/** Items, summaries, tilesets and tiles read their own parameters; every other address takes none, and none is ever ignored. */
function onlyKnownParameters(): MiddlewareHandler {
  return async (context, next) => {
    const url = new URL(context.req.url)
    if (!/\/(items|summary)\/?$|\/tiles\/WebMercatorQuad/.test(url.pathname)) refuseParameters(url)
    await next()
  }
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

import { Hono } from 'hono'
import { type Family, METRICS_TYPE, metricsText } from './metrics-text.ts'

export interface OperationsOptions {
  /** Why the service should get no new requests; undefined where it should. */
  readonly notReady: () => string | undefined
  /** Without them there is no `/metrics`. */
  readonly families?: () => readonly Family[]
}

/**
 * What whoever runs the service asks: `/healthz` (the process answers), `/readyz` (it has what it should serve) and `/metrics`.
 * They stand before every limit, so that a busy service is not taken for a dead one, and are no part of the API.
 */
export function operationRoutes({ notReady, families }: OperationsOptions): Hono {
  const routes = new Hono().use(async (context, next) => {
    await next()
    context.res.headers.set('Cache-Control', 'no-store')
  })
  routes.get('/healthz', (context) => context.json({ status: 'alive' }))
  routes.get('/readyz', (context) => {
    const reason = notReady()
    return reason === undefined
      ? context.json({ status: 'ready' })
      : context.json({ status: 'not ready', reason }, 503, { 'Retry-After': '5' })
  })
  if (families !== undefined) {
    routes.get('/metrics', (context) => context.body(metricsText(families()), 200, { 'Content-Type': METRICS_TYPE }))
  }
  return routes
}

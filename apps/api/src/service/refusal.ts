import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Why the service does not take a request that the API itself might answer. */
export interface Refusal {
  readonly status: ContentfulStatusCode
  /** The same for every refusal of its kind (RFC 9457, 3.1.3). */
  readonly title: string
  /** What was got, what was expected, and the way out. */
  readonly detail: string
  /** Whole seconds after which the same request may be taken. */
  readonly retryAfterSeconds?: number
}

/** A problem document (RFC 9457), readable by pages of other origins too: a refusal comes before the API says so. */
export function refuse(context: Context, { status, title, detail, retryAfterSeconds }: Refusal): Response {
  const body = { type: 'about:blank', title, status, detail, instance: context.req.path }
  return context.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After, RateLimit, RateLimit-Policy, X-Request-Id',
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
  })
}

import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { requestIdOf } from './request-id.ts'

/** A request that is over, as logs and metrics see it. */
export interface ServedRequest {
  readonly id: string
  readonly method: string
  readonly path: string
  /** Without the question mark; empty where there is none. */
  readonly query: string
  /** The template that answered, such as `/api/collections/:collection/items`: there are only so many. */
  readonly route: string
  readonly status: number
  /** What went over the wire, heads included; undefined where the runtime does not tell. */
  readonly bytes: number | undefined
  /** False where the client went away before the end. */
  readonly isComplete: boolean
  readonly durationMs: number
  /** Only where it is asked for. */
  readonly client?: RequestClient
  /** What was thrown, where something was. */
  readonly error: unknown
}

export interface RequestClient {
  readonly address: string
  readonly userAgent: string
}

export interface Sent {
  readonly bytes: number
  readonly isComplete: boolean
}

export interface ObserveOptions {
  readonly report: (request: ServedRequest) => void
  /** Where it is left out, nothing about clients is kept. */
  readonly clientOf?: ((context: Context) => RequestClient) | undefined
  /**
   * Called as a request comes in; gives what calls back once the last of the answer has left, or the connection is gone. Where a
   * runtime cannot tell, a request is over when its answer is there.
   */
  readonly follow?: (context: Context) => (whenSent: (sent: Sent) => void) => void
}

/** Gives every request an id, sends it back as `X-Request-Id`, and reports the request when it is over. */
export function observe({ report, clientOf, follow }: ObserveOptions): MiddlewareHandler {
  return async (context, next) => {
    const startedMs = performance.now()
    const id = requestIdOf(context.req.header('X-Request-Id'))
    const whenSent = follow?.(context)
    await next()
    const { status, headers } = context.res
    // Not by `context.header`, which makes a finished answer anew, and its body a stream.
    headers.set('X-Request-Id', id)
    const finish = (sent?: Sent) =>
      report({
        id,
        method: context.req.method,
        path: context.req.path,
        query: queryOf(context.req.url),
        route: routePath(context),
        status,
        bytes: sent?.bytes,
        isComplete: sent?.isComplete ?? true,
        durationMs: performance.now() - startedMs,
        error: context.error,
        ...(clientOf && { client: clientOf(context) }),
      })
    if (whenSent === undefined) finish()
    else whenSent(finish)
  }
}

function queryOf(url: string): string {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start + 1)
}

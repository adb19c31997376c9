import type { Context, MiddlewareHandler } from 'hono'
import type { Client } from './client-address.ts'
import { refuse } from './refusal.ts'
import { createTokenBuckets } from './token-buckets.ts'

/** A client may spend this many seconds' worth of its rate at once: a map that opens, a reader that turns pages. */
const BURST_SECONDS = 10
const MAX_CLIENTS = 10_000

export interface RateLimitOptions {
  /** Requests a second for each client, above 0. */
  readonly perSecond: number
  readonly clientOf: (context: Context) => Client
}

/**
 * A token bucket for each client. A client on this machine is never limited: either someone works on it, or it is a proxy that
 * was not declared, behind which everyone would share one bucket. Header fields as in draft-ietf-httpapi-ratelimit-headers-10.
 */
export function limitRate({ perSecond, clientOf }: RateLimitOptions): MiddlewareHandler {
  const capacity = Math.max(1, Math.round(perSecond * BURST_SECONDS))
  const buckets = createTokenBuckets({ perSecond, capacity, maxClients: MAX_CLIENTS })
  const policy = `"client";q=${capacity};w=${Math.ceil(capacity / perSecond)}`
  return async (context, next) => {
    const client = clientOf(context)
    if (client.isLocal) {
      await next()
      return undefined
    }
    const { isAllowed, remaining, fullInSeconds, nextInSeconds } = buckets.take(client.key, performance.now())
    const left = `"client";r=${remaining};t=${Math.ceil(fullInSeconds)}`
    if (isAllowed) await next()
    else context.res = tooMany(context, perSecond, Math.max(1, Math.ceil(nextInSeconds)))
    context.res.headers.set('RateLimit-Policy', policy)
    context.res.headers.set('RateLimit', left)
    return undefined
  }
}

function tooMany(context: Context, perSecond: number, retryAfterSeconds: number): Response {
  const detail = `got more than ${perSecond} requests a second from one address, expected fewer: wait ${retryAfterSeconds} s, or ask for larger pages (limit)`
  return refuse(context, { status: 429, title: 'too many requests', detail, retryAfterSeconds })
}

import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ApiContext, ApiEnv } from './api-env.ts'
import { ALWAYS } from './reply.ts'

/** Longest address that is read, in characters: a filter may have 20,000. Servers may allow less. */
export const LONGEST_ADDRESS = 65_536

const METHODS = 'GET, HEAD, OPTIONS'

/** What OPTIONS says, to clients and to browsers before they ask from another origin. */
const OPTIONS: Readonly<Record<string, string>> = {
  Allow: METHODS,
  'Access-Control-Allow-Methods': METHODS,
  'Access-Control-Allow-Headers': 'Accept, Content-Type, If-None-Match',
  'Access-Control-Max-Age': '86400',
}

/** Reads the address, answers OPTIONS, refuses what is no reading, and gives every answer the headers that all have. */
export function apiFrame(): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const { method, url } = context.req
    if (url.length > LONGEST_ADDRESS) {
      throw new HTTPException(414, {
        message: `got an address of ${url.length} characters, at most ${LONGEST_ADDRESS}`,
      })
    }
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { ...ALWAYS, ...OPTIONS } })
    if (method !== 'GET' && method !== 'HEAD') {
      const res = new Response(null, { headers: { Allow: METHODS } })
      throw new HTTPException(405, { message: `got ${method}, the API is for reading: ${METHODS}`, res })
    }
    context.set('url', new URL(url))
    await next()
    if (context.get('isComplete') !== true) complete(context)
    return undefined
  }
}

/** For routes that answer by way of the context. */
function complete(context: ApiContext): void {
  const cached = context.res.ok ? context.get('cacheHeaders') : {}
  for (const [name, value] of Object.entries({ ...ALWAYS, ...cached })) {
    if (!context.res.headers.has(name)) context.res.headers.set(name, value)
  }
}

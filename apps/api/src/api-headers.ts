import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ApiEnv } from './api-env.ts'

/** Longest address that is read, in characters: a filter may have 20,000. Servers may allow less. */
export const LONGEST_ADDRESS = 65_536

const METHODS = 'GET, HEAD, OPTIONS'

/** Headers that a page of another origin may read. */
const EXPOSED = [
  'Link',
  'ETag',
  'Content-Crs',
  'Content-Disposition',
  'Nahrain-Limit',
  'OGC-NumberMatched',
  'OGC-NumberReturned',
].join(', ')

/** On every answer of the API. Its pages load nothing, run nothing and send their forms home. */
const ALWAYS: readonly (readonly [name: string, value: string])[] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Expose-Headers', EXPOSED],
  ['Vary', 'Accept, Accept-Encoding'],
  [
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors *",
  ],
  ['X-Content-Type-Options', 'nosniff'],
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
  ['Referrer-Policy', 'no-referrer'],
]

/**
 * Reads the address, answers OPTIONS, refuses what is no reading. Headers are set before the answer is made: changing those of a made
 * answer costs as much as the rest of it.
 */
export function apiHeaders(): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    for (const [name, value] of ALWAYS) context.header(name, value)
    const { method, url } = context.req
    if (url.length > LONGEST_ADDRESS) {
      throw new HTTPException(414, {
        message: `got an address of ${url.length} characters, at most ${LONGEST_ADDRESS}`,
      })
    }
    if (method === 'OPTIONS') {
      context.header('Allow', METHODS)
      context.header('Access-Control-Allow-Methods', METHODS)
      context.header('Access-Control-Allow-Headers', 'Accept, Content-Type, If-None-Match')
      context.header('Access-Control-Max-Age', '86400')
      return context.body(null, 204)
    }
    if (method !== 'GET' && method !== 'HEAD') {
      context.header('Allow', METHODS)
      throw new HTTPException(405, { message: `got ${method}, the API is for reading: ${METHODS}` })
    }
    context.set('url', new URL(url))
    await next()
    return undefined
  }
}

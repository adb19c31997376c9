import type { MiddlewareHandler } from 'hono'
import { refuse } from './refusal.ts'

export interface RequestLimits {
  /** Longest address, with its scheme and host, in characters (it is ASCII by then). */
  readonly maxUrlBytes: number
  /** Largest body, in bytes. The API reads none; some clients send an empty or a small one all the same. */
  readonly maxBodyBytes: number
}

/**
 * Refuses what is too long before anything reads it. A body must tell its size: one that comes in pieces could be of any. The
 * connection ends with a refused body, so that nobody has to read the rest of it.
 */
export function limitRequests({ maxUrlBytes, maxBodyBytes }: RequestLimits): MiddlewareHandler {
  return async (context, next) => {
    const { url } = context.req
    if (url.length > maxUrlBytes) {
      const detail = `got an address of ${url.length} characters, expected at most ${maxUrlBytes}: ask for less at once`
      return refuse(context, { status: 414, title: 'address too long', detail })
    }
    if (context.req.header('Transfer-Encoding') !== undefined) {
      context.header('Connection', 'close')
      const detail = 'got a body without Content-Length, expected none, or one that tells its size'
      return refuse(context, { status: 411, title: 'length required', detail })
    }
    const bytes = context.req.header('Content-Length')
    if (bytes !== undefined && Number(bytes) > maxBodyBytes) {
      context.header('Connection', 'close')
      const detail = `got a body of ${bytes} bytes, expected at most ${maxBodyBytes}: every question goes in the address`
      return refuse(context, { status: 413, title: 'body too large', detail })
    }
    await next()
    return undefined
  }
}

import type { Context } from 'hono'

/** What the outermost part of the API leaves for its routes. */
export interface ApiEnv {
  readonly Variables: {
    /** The address of the request, parsed once. */
    url: URL
    /** Of an answer that may be kept: its ETag, and how long. */
    cacheHeaders: Readonly<Record<string, string>>
    /** Whether the answer has every header already. */
    isComplete: boolean
  }
}

export type ApiContext = Context<ApiEnv>

/** An address of the API on the host that was asked. `path` starts without a slash. */
export function apiAddress(url: URL, path: string): string {
  return `${url.origin}/api/${path}`
}

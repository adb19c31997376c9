import type { MiddlewareHandler } from 'hono'
import type { LoadedDataset } from './collections.ts'

/**
 * Answers depend on nothing but the datasets and the address: their versions and the address make the ETag, and a client that
 * has it gets 304 before any work is done.
 */
export function versionTag(datasets: readonly LoadedDataset[]): MiddlewareHandler {
  const versions = datasets.map(({ dataset }) => dataset.manifest.version.slice(0, 16)).join('.')
  return async (context, next) => {
    const url = new URL(context.req.url)
    const tag = `W/"${versions}-${hashOf(url.origin + url.pathname + url.search)}"`
    if (context.req.header('If-None-Match')?.split(/,\s*/).includes(tag)) {
      return context.body(null, 304, { ETag: tag, 'Cache-Control': 'no-cache' })
    }
    await next()
    if (context.res.status === 200) {
      context.header('ETag', tag)
      context.header('Cache-Control', 'no-cache')
    }
    return undefined
  }
}

/** FNV-1a, 32 bits: short and stable; a collision would need the same client to hold both addresses under one tag. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from './api-env.ts'
import type { LoadedDataset } from './collections.ts'
import { fnv1a } from './fnv.ts'

/**
 * Answers depend on nothing but the datasets, the program, the address and what the client accepts: these make the ETag, and a client
 * that has it gets 304 before any work is done. It is a weak one: the time that a page of items carries may differ.
 */
export function versionTag(datasets: readonly LoadedDataset[], programVersion: string): MiddlewareHandler<ApiEnv> {
  const versions = [programVersion, ...datasets.map(({ dataset }) => dataset.manifest.version)].join('.')
  const prefix = fnv1a(versions) + (datasets[0]?.dataset.manifest.version.slice(0, 12) ?? '')
  return async (context, next) => {
    const accepted = context.req.header('Accept') ?? ''
    const tag = `W/"${prefix}-${fnv1a(context.req.url)}${fnv1a(`${accepted} ${context.req.url}`)}"`
    context.header('ETag', tag)
    context.header('Cache-Control', 'no-cache')
    if (isKnown(context.req.header('If-None-Match'), tag)) return context.body(null, 304)
    await next()
    return undefined
  }
}

/** Weak comparison (RFC 9110, 13.1.2). A star is for those who write. */
function isKnown(header: string | undefined, tag: string): boolean {
  return header?.split(',').some((known) => weak(known.trim()) === tag) ?? false
}

/** A proxy may have dropped the mark of a weak tag. */
function weak(tag: string): string {
  return tag.startsWith('W/') ? tag : `W/${tag}`
}

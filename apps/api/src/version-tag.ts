import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from './api-env.ts'
import type { LoadedDataset } from './collections.ts'
import { fnv1a } from './fnv.ts'
import { reply } from './reply.ts'

/**
 * Answers depend on nothing but the datasets, the program, the address and what the client accepts: these make the ETag, and a client
 * that has it gets 304 before any work is done. It is a weak one: the time that a page of items carries may differ.
 */
export function versionTag(datasets: readonly LoadedDataset[], programVersion: string): MiddlewareHandler<ApiEnv> {
  const versions = [programVersion, ...datasets.map(({ dataset }) => dataset.manifest.version)].join(' ')
  // Two short hashes of different texts: a collision would need the same client to hold both answers under one tag.
  const prefix = fnv1a(versions) + fnv1a(`of ${versions}`)
  return async (context, next) => {
    const { url } = context.req
    const tag = `W/"${prefix}${fnv1a(url)}${fnv1a(`${context.req.header('Accept') ?? ''} ${url}`)}"`
    context.set('cacheHeaders', { ETag: tag, 'Cache-Control': 'no-cache' })
    if (isKnown(context.req.header('If-None-Match'), tag)) return reply(context, null, {}, 304)
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

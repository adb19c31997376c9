import { type ErrorTag, isNahrainError } from '@nahrain/model'
import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** The one table from tags to HTTP statuses. */
const STATUS: Readonly<Record<ErrorTag, ContentfulStatusCode>> = {
  'invalid-date': 400,
  'invalid-parameter': 400,
  'invalid-input': 400,
  'not-found': 404,
  'damaged-dataset': 503,
  'worker-crashed': 503,
  cancelled: 503,
}

/** RFC 9457. `tag` and the tag's own fields (`parameter`, `got`, `expected`, …) stand beside the standard members. */
function problem(context: Context, status: ContentfulStatusCode, title: string, members: Record<string, unknown>) {
  const body = { type: 'about:blank', title, status, ...members, instance: new URL(context.req.url).pathname }
  return context.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  })
}

/** Turns what a route throws into a problem document; what is not ours stays without its inner details. */
export const onError: ErrorHandler = (error, context) => {
  if (isNahrainError(error)) {
    const { tag, message, details } = error
    return problem(context, STATUS[tag], tag.replaceAll('-', ' '), { ...details, tag, detail: message })
  }
  if (error instanceof HTTPException) return problem(context, error.status as ContentfulStatusCode, error.message, {})
  return problem(context, 500, 'internal error', { detail: 'the server failed to answer; the fault is on its side' })
}

export const notFound: NotFoundHandler = (context) =>
  problem(context, 404, 'not found', {
    detail: `got ${new URL(context.req.url).pathname}, expected a page, a file or an address under /api/`,
  })

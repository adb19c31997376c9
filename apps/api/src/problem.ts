import { Cql2Error } from '@nahrain/cql2'
import { type ErrorTag, isNahrainError, type NahrainError } from '@nahrain/model'
import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ALWAYS } from './reply.ts'

/** The one table from tags to HTTP statuses. */
const STATUS: Readonly<Record<ErrorTag, number>> = {
  'invalid-date': 400,
  'invalid-parameter': 400,
  'invalid-input': 400,
  'not-found': 404,
  'damaged-dataset': 503,
  'worker-crashed': 503,
  cancelled: 503,
}

/** What the statuses mean that routes raise by themselves. */
const TITLES: Readonly<Record<number, string>> = {
  405: 'method not allowed',
  406: 'not acceptable',
  414: 'address too long',
}

interface Problem {
  readonly status: number
  readonly title: string
  readonly members: Readonly<Record<string, unknown>>
  /** Beside those that every problem has. */
  readonly headers?: Readonly<Record<string, string>>
}

/** RFC 9457. `tag` and the tag's own fields (`parameter`, `got`, `expected`, …) stand beside the standard members. */
function problem(context: Context, { status, title, members, headers }: Problem): Response {
  const body = { type: 'about:blank', title, status, ...members, instance: pathOf(context.req.url) }
  context.set('isComplete', true)
  const own = { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' }
  return new Response(JSON.stringify(body), { status, headers: { ...ALWAYS, ...own, ...headers } })
}

/** Turns what a route throws into a problem document; what is not ours stays without its inner details. */
export const onError: ErrorHandler = (error, context) => {
  if (isNahrainError(error)) {
    const { tag, message, details } = error
    const members = { ...details, ...positionOf(error), tag, detail: message }
    return problem(context, { status: STATUS[tag], title: tag.replaceAll('-', ' '), members })
  }
  if (error instanceof HTTPException) {
    const { status, message, res } = error
    const allow = res?.headers.get('Allow')
    const headers = allow ? { Allow: allow } : {}
    return problem(context, { status, title: TITLES[status] ?? 'refused', members: { detail: message }, headers })
  }
  const members = { detail: 'the server failed to answer; the fault is on its side' }
  return problem(context, { status: 500, title: 'internal error', members })
}

export const notFound: NotFoundHandler = (context) =>
  problem(context, {
    status: 404,
    title: 'not found',
    members: { detail: `got ${pathOf(context.req.url)}, expected a page, a file or an address under /api/` },
  })

/** Where in a filter the fault is: a column of its text, or a pointer into its JSON. */
function positionOf({ cause }: NahrainError): { readonly column: number } | { readonly pointer: string } | undefined {
  return cause instanceof Cql2Error ? cause.position : undefined
}

/** An address may be as long as it was refused for. */
function pathOf(url: string): string {
  return new URL(url).pathname.slice(0, 500)
}

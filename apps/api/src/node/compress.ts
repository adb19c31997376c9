import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import { accepts } from 'hono/accepts'
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/utils/compress'
import { VECTOR_TILE } from '../tiles/tile-links.ts'

const gzipAsync = promisify(gzip)

/** A shorter answer fits into one packet (of 1500 bytes, without the heads), however it is packed. */
const MIN_BYTES = 1200

/** Answers up to this size are packed whole, beside the thread that answers; longer ones as they go. */
const MAX_WHOLE_BYTES = 4 * 1024 * 1024

/** Of answers of the API, which are made for one client: half of the time of zlib's own choice (6), for a twentieth more bytes. */
const QUICK_LEVEL = 4
/** Of the page's files, which a browser keeps. */
const SMALL_LEVEL = 9

const ENCODINGS = { header: 'Accept-Encoding' as const, supports: ['gzip'], default: 'identity' }

/**
 * Packs answers where that pays: text of more than a packet, for clients that take gzip. Answers that come packed, or in part, stay as
 * they are. The tag of the API's answers is weak, and so stands for both forms; a strong one would be made weak.
 */
export function compressAnswers(): MiddlewareHandler {
  return async (context, next) => {
    await next()
    const { res } = context
    // Not modified stands for an answer that would have had the header (RFC 9110, 15.4.5).
    if (!isCompressible(res) && res.status !== 304) return
    res.headers.set('Vary', withAcceptEncoding(res.headers.get('Vary')))
    if (context.req.method === 'HEAD' || accepts(context, ENCODINGS) !== 'gzip' || res.body === null) return
    const start = await readStart(res.body)
    if (start.rest === undefined && start.bytes < MIN_BYTES) {
      context.res = replaceBody(res, await joined(start.pieces))
      return
    }
    const packed =
      start.rest === undefined
        ? Uint8Array.from(
            await gzipAsync(await joined(start.pieces), {
              level: context.req.path.startsWith('/api') ? QUICK_LEVEL : SMALL_LEVEL,
            }),
          )
        : resumed(start.pieces, start.rest).pipeThrough(new CompressionStream('gzip'))
    context.res = replaceBody(res, packed)
    context.res.headers.delete('Content-Length')
    context.res.headers.set('Content-Encoding', 'gzip')
    const tag = res.headers.get('ETag')
    if (tag !== null && !tag.startsWith('W/')) context.res.headers.set('ETag', `W/${tag}`)
  }
}

function isCompressible({ status, headers }: Response): boolean {
  if (status === 206 || headers.has('Content-Encoding')) return false
  const type = headers.get('Content-Type') ?? ''
  // Vector tiles too: they are sent as plain bytes, of which half are saved.
  return COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type) || type.startsWith(VECTOR_TILE)
}

function withAcceptEncoding(vary: string | null): string {
  if (vary === null) return 'Accept-Encoding'
  return /(^|,)\s*(accept-encoding|\*)\s*(,|$)/i.test(vary) ? vary : `${vary}, Accept-Encoding`
}

type Bytes = Uint8Array<ArrayBuffer>

interface Start {
  readonly pieces: readonly Bytes[]
  readonly bytes: number
  /** What is still to come, from a body that is longer than is packed whole. */
  readonly rest?: ReadableStreamDefaultReader<Bytes>
}

async function readStart(body: ReadableStream<Bytes>): Promise<Start> {
  const reader = body.getReader()
  const pieces: Bytes[] = []
  let bytes = 0
  while (bytes <= MAX_WHOLE_BYTES) {
    const { value, done } = await reader.read()
    if (done) return { pieces, bytes }
    pieces.push(value)
    bytes += value.byteLength
  }
  return { pieces, bytes, rest: reader }
}

async function joined(pieces: readonly Bytes[]): Promise<Bytes> {
  const [only] = pieces
  return pieces.length === 1 && only !== undefined ? only : new Uint8Array(await new Blob([...pieces]).arrayBuffer())
}

/** The pieces that were read, then the rest as it is asked for. */
function resumed(pieces: readonly Bytes[], rest: ReadableStreamDefaultReader<Bytes>): ReadableStream<Bytes> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
    },
    async pull(controller) {
      const { value, done } = await rest.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => rest.cancel(reason),
  })
}

function replaceBody({ status, headers }: Response, body: BodyInit): Response {
  return new Response(body, { status, headers: new Headers(headers) })
}

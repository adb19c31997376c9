import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { DatasetFileName } from '@nahrain/engine'
import { type Context, Hono } from 'hono'
import { accepts } from 'hono/accepts'
import type { DatasetFolder } from './dataset-folder.ts'

const gzipAsync = promisify(gzip)

/** Files up to this size are compressed when they are first asked for; larger ones go out as they are until that is done. */
const WAIT_BYTES = 4 * 1024 * 1024

type Served = { readonly file: DatasetFileName; readonly bytes: number }

/** Only the files that a dataset is made of, whole or by ranges, as they were when they were opened. */
export function datasetFiles(folder: DatasetFolder): Hono {
  const { manifest } = folder.dataset
  const route = new Hono()
  const files: Served[] = [
    { file: 'manifest.json', bytes: 0 },
    ...Object.entries(manifest.files).map(([file, { bytes }]) => ({ file: file as DatasetFileName, bytes })),
  ]
  for (const served of files) {
    const packed = compressOnce(folder, served)
    route.get(`/datasets/${manifest.id}/${served.file}`, async (context) => {
      setHeaders(context, served, manifest.version)
      const range = readRange(context.req.header('Range'), served.bytes)
      if (range !== undefined) return sendRange(context, folder, served, range)
      const ready = accepts(context, ENCODINGS) === 'gzip' ? await packed() : undefined
      if (ready === undefined) return context.body(streamOf(folder.reader.stream(served.file)))
      context.header('Content-Encoding', 'gzip')
      return context.body(ready)
    })
  }
  return route
}

/** Which datasets there are, for a page to choose among; a host without this file serves one. */
export function datasetIndex(folders: readonly DatasetFolder[]): Hono {
  const index = folders.map(({ dataset: { manifest } }) => ({
    id: manifest.id,
    title: manifest.title,
    count: manifest.count,
  }))
  return new Hono().get('/datasets/index.json', (context) => {
    context.header('Cache-Control', 'no-cache')
    return context.json(index)
  })
}

const ENCODINGS = { header: 'Accept-Encoding' as const, supports: ['gzip'], default: 'identity' }

function setHeaders(context: Context, { file }: Served, version: string): void {
  const asked = context.req.query('v')
  const isVersioned = asked !== undefined && asked.length >= 8 && version.startsWith(asked)
  context.header('Content-Type', typeOf(file))
  context.header('Cache-Control', isVersioned ? 'public, max-age=31536000, immutable' : 'no-cache')
  context.header('Accept-Ranges', 'bytes')
  context.header('Vary', 'Accept-Encoding')
}

function typeOf(file: DatasetFileName): string {
  if (file.endsWith('.json')) return 'application/json'
  return file.endsWith('.gz') ? 'application/gzip' : 'application/vnd.apache.arrow.file'
}

interface ByteRange {
  readonly start: number
  /** Not included. */
  readonly end: number
}

/** One range with both ends, as our own reader asks (RFC 9110, 14.2); any other is answered with the whole file, which is allowed. */
function readRange(header: string | undefined, bytes: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(header ?? '') ?? []
  if (first === undefined || last === undefined) return undefined
  const range = { start: Number(first), end: Math.min(bytes, Number(last) + 1) }
  return range.start < range.end ? range : undefined
}

async function sendRange(context: Context, { reader }: DatasetFolder, { file, bytes }: Served, range: ByteRange) {
  context.header('Content-Range', `bytes ${range.start}-${range.end - 1}/${bytes}`)
  return context.body(Uint8Array.from(await reader.read(file, range)), 206)
}

/** Gives the compressed file, undefined where there is none or where it would have to be waited for. */
function compressOnce({ reader }: DatasetFolder, { file, bytes }: Served) {
  let work: ReturnType<typeof pack> | undefined
  let done: Uint8Array<ArrayBuffer> | undefined
  async function pack(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      done = Uint8Array.from(await gzipAsync(await reader.read(file)))
      return done
    } catch {
      // Nobody may be waiting, and it may go better next time; whoever waits gets the file as it is, or its fault.
      work = undefined
      return undefined
    }
  }
  return async () => {
    if (file.endsWith('.gz')) return undefined
    work ??= pack()
    return bytes <= WAIT_BYTES ? work : done
  }
}

function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
}

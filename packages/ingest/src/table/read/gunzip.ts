import type { TableFile } from '../record-batch.ts'
import { BrokenFile } from './broken-file.ts'
import { rangeChunks, streamChunks } from './chunks.ts'

/** A member is at least a header (10), an empty block (2), checksum and length (8) (RFC 1952). */
const LEAST_MEMBER_BYTES = 20
const HEADER_BYTES = 10

/**
 * What is in a gzip file, of one member or of many.
 *
 * DecompressionStream takes one member, fails when something comes after it, and does not say where the member ended. So when it
 * fails, the end is looked for: it is the next place that reads like a header and up to which all can be decompressed.
 * @throws BrokenFile where the data is cut off or damaged
 */
export async function* gunzip(file: TableFile): AsyncGenerator<Uint8Array> {
  let start = 0
  while (start < file.size) start = yield* decompressMember(file, start)
}

/** Gives the bytes of the member at `start`, and returns where it ends. */
async function* decompressMember(file: TableFile, start: number): AsyncGenerator<Uint8Array, number> {
  const unpack = file.gunzip ?? decompressed
  const progress = { taken: 0 }
  let given = 0
  try {
    const whole = start === 0 ? streamChunks(file.stream()) : rangeChunks(file, start, file.size)
    for await (const chunk of unpack(counted(whole, progress))) {
      given += chunk.length
      yield chunk
    }
    return file.size
  } catch (error) {
    const from = start + LEAST_MEMBER_BYTES
    for await (const end of headers(file, from, Math.min(file.size, start + progress.taken))) {
      const rest = await tryMember(file, { start, end, given })
      if (rest === undefined) continue
      yield* rest
      return end
    }
    const text = 'got gzip data that is cut off or damaged, expected a whole file; fetch it again'
    throw new BrokenFile(text, { cause: error })
  }
}

/** What is in the member after the bytes that were given already; undefined where `end` is not its end. */
async function tryMember(
  file: TableFile,
  { start, end, given }: { readonly start: number; readonly end: number; readonly given: number },
): Promise<Uint8Array[] | undefined> {
  const unpack = file.gunzip ?? decompressed
  const rest: Uint8Array[] = []
  let skip = given
  try {
    for await (const chunk of unpack(rangeChunks(file, start, end))) {
      if (chunk.length > skip) rest.push(chunk.subarray(skip))
      skip = Math.max(0, skip - chunk.length)
    }
    return rest
  } catch {
    return undefined
  }
}

/** Where bytes stand that could be the header of a member. */
async function* headers(file: TableFile, start: number, end: number): AsyncGenerator<number> {
  const step = 64 * 1024
  for (let from = start; from < end; from += step) {
    const bytes = await file.read(from, Math.min(file.size, from + step + HEADER_BYTES))
    for (let at = bytes.indexOf(0x1f); at >= 0 && at < step; at = bytes.indexOf(0x1f, at + 1)) {
      if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && ((bytes[at + 3] ?? 0xff) & 0xe0) === 0) yield from + at
    }
  }
}

function decompressed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = await iterator.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value as Uint8Array<ArrayBuffer>)
    },
    async cancel() {
      await iterator.return?.(undefined)
    },
  })
  return streamChunks(source.pipeThrough(new DecompressionStream('gzip')))
}

async function* counted(chunks: AsyncIterable<Uint8Array>, progress: { taken: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    progress.taken += chunk.length
    yield chunk
  }
}

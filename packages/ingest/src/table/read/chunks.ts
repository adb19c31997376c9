import type { TableFile } from '../record-batch.ts'

const PIECE_BYTES = 256 * 1024

/** The pieces of a stream; not every runtime's ReadableStream can be iterated over. */
export async function* streamChunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    // Also where the consumer stops early: nothing more is read then. A stream that has failed cannot be cancelled.
    await reader.cancel().catch(() => undefined)
  }
}

/** Bytes of a file from `start` up to, not including, `end`, piece by piece. */
export async function* rangeChunks(file: TableFile, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += PIECE_BYTES) yield await file.read(at, Math.min(end, at + PIECE_BYTES))
}

/** The first `length` bytes, or all where there are fewer, and the chunks after them. */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ readonly first: Uint8Array; readonly rest: AsyncIterable<Uint8Array> }> {
  const source = chunks[Symbol.asyncIterator]()
  const taken: Uint8Array[] = []
  let failure: { readonly error: unknown } | undefined
  for (let got = 0; got < length && failure === undefined; ) {
    try {
      const next = await source.next()
      if (next.done === true) break
      taken.push(next.value)
      got += next.value.length
    } catch (error) {
      if (taken.length === 0) throw error
      // What came before is still good: the error has its turn after it.
      failure = { error }
    }
  }

  const all = joined(taken)
  async function* rest(): AsyncGenerator<Uint8Array> {
    if (all.length > length) yield all.subarray(length)
    if (failure !== undefined) throw failure.error
    yield* { [Symbol.asyncIterator]: () => source }
  }
  return { first: all.subarray(0, length), rest: rest() }
}

export function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

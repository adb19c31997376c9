import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { NahrainError } from '@nahrain/model'
import type { TableFile } from '../table/record-batch.ts'

const CHUNK_BYTES = 256 * 1024
/** So much is unpacked beside this thread while it reads what came before. */
const UNPACKED_BYTES = 1024 * 1024

/** A file on a disk. It is opened for each read, so that there is nothing to close. @throws not-found where there is no such file */
export async function openTableFile(path: string): Promise<TableFile> {
  const size = await sizeOf(path)
  return {
    name: basename(path),
    size,
    stream: () => streamOf(path),
    read: (start, end) => readRange(path, start, end),
    gunzip,
  }
}

async function sizeOf(path: string): Promise<number> {
  const handle = await open(path).catch((error: unknown) => {
    throw notFound(path, error)
  })
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw notFound(path)
    return stats.size
  } finally {
    await handle.close()
  }
}

function notFound(path: string, cause?: unknown): NahrainError {
  const details = { what: 'file', id: path }
  return new NahrainError('not-found', `got ${path}, expected a file that can be read`, details, { cause })
}

function streamOf(path: string): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    async pull(controller) {
      const bytes = await readRange(path, at, at + CHUNK_BYTES)
      at += bytes.length
      if (bytes.length === 0) controller.close()
      else controller.enqueue(bytes)
    },
  })
}

/** Fewer bytes where the file ends before. */
async function readRange(path: string, start: number, end: number): Promise<Uint8Array> {
  const handle = await open(path)
  try {
    const bytes = new Uint8Array(end - start)
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  } finally {
    await handle.close()
  }
}

/** Large pieces: a turn of the event loop for each of `DecompressionStream`'s 16 KiB costs more than unpacking them. */
function gunzip(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const options = { chunkSize: UNPACKED_BYTES, rejectGarbageAfterEnd: true }
  // The error of any part comes out of the iteration.
  return pipeline(chunks, createGunzip(options), () => {})
}

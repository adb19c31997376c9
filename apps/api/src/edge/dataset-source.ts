import type { DatasetFileName, DatasetReader } from '@nahrain/engine'
import { NahrainError } from '@nahrain/model'

/** Where the files of datasets lie: static assets beside the page, or a bucket. Paths have no slash at their start. */
export interface FileStore {
  /** The file, or where the store can, its bytes from `start` up to, not including, `end`. @throws not-found */
  readonly fetch: (path: string, range?: ByteRange) => Promise<Response>
}

export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** The part of Cloudflare's R2 that is used here. */
export interface Bucket {
  readonly get: (
    key: string,
    options?: { readonly range: { readonly offset: number; readonly length: number } },
  ) => Promise<{ readonly body: ReadableStream<Uint8Array> } | null>
}

/** Cloudflare's static assets, or anything that answers like them. */
export interface Assets {
  readonly fetch: (request: Request) => Promise<Response>
}

export function bucketStore(bucket: Bucket): FileStore {
  return {
    async fetch(path, range) {
      const options = range && { range: { offset: range.start, length: range.end - range.start } }
      const found = await bucket.get(path, options)
      if (found === null) throw missing(path)
      return new Response(found.body, { status: range === undefined ? 200 : 206 })
    },
  }
}

/** Assets know no ranges: a file is asked for as a whole. */
export function assetStore(assets: Assets): FileStore {
  return {
    async fetch(path) {
      const response = await assets.fetch(new Request(`https://assets.local/${path}`))
      if (!response.ok) throw missing(path)
      return response
    },
  }
}

function missing(path: string): NahrainError {
  return new NahrainError('not-found', `got no ${path}, expected the files of a dataset; build and upload them`, {
    what: 'dataset file',
    id: path,
  })
}

/** Reads the dataset in a folder of a store. What came as a whole stays for the next range of the same file. */
export function storeReader(store: FileStore, folder: string): DatasetReader {
  const wholes = new Map<DatasetFileName, Promise<Uint8Array>>()

  function whole(file: DatasetFileName): Promise<Uint8Array> {
    const known = wholes.get(file) ?? store.fetch(`${folder}/${file}`).then(bytesOf)
    wholes.set(file, known)
    known.catch(() => wholes.delete(file))
    return known
  }

  return {
    async read(file, range) {
      if (range === undefined) return bytesOf(await store.fetch(`${folder}/${file}`))
      const kept = wholes.get(file)
      if (kept !== undefined) return (await kept).subarray(range.start, range.end)
      const response = await store.fetch(`${folder}/${file}`, range)
      if (response.status === 206) return bytesOf(response)
      await response.body?.cancel()
      return (await whole(file)).subarray(range.start, range.end)
    },
    async *stream(file) {
      const { body } = await store.fetch(`${folder}/${file}`)
      const reader = body?.getReader()
      for (let piece = await reader?.read(); piece !== undefined && !piece.done; piece = await reader?.read()) {
        yield piece.value
      }
    },
  }
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer())
}

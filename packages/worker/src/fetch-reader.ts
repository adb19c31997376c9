import type { DatasetFileName, DatasetReader } from '@nahrain/engine'
import { NahrainError } from '@nahrain/model'

/** Reads a dataset folder over HTTP. The manifest is always asked for anew; files carry the version that the manifest names. */
export function fetchReader(folderUrl: string): DatasetReader {
  let version = ''
  const request = async (file: DatasetFileName, range?: { readonly start: number; readonly end: number }) => {
    const address = `${folderUrl}/${file}${version && `?v=${version.slice(0, 16)}`}`
    const options: RequestInit = {
      ...(file === 'manifest.json' && { cache: 'no-cache' }),
      ...(range && { headers: { Range: `bytes=${range.start}-${range.end - 1}` } }),
    }
    const response = await fetch(address, options).catch((cause) => {
      throw unreachable(address, 'no answer', cause)
    })
    if (!response.ok) throw unreachable(address, String(response.status))
    return response
  }
  return {
    async read(file, range) {
      const response = await request(file, range)
      const bytes = new Uint8Array(await response.arrayBuffer())
      if (file === 'manifest.json') version = versionOf(bytes)
      // A host that knows no ranges sends the whole file.
      return range !== undefined && response.status !== 206 ? bytes.subarray(range.start, range.end) : bytes
    },
    async *stream(file) {
      const { body } = await request(file)
      const reader = body?.getReader()
      for (let piece = await reader?.read(); piece?.value !== undefined; piece = await reader?.read()) yield piece.value
    },
  }
}

function unreachable(address: string, got: string, cause?: unknown): NahrainError {
  const details = { what: 'dataset file', id: address }
  return new NahrainError('not-found', `got ${got} for ${address}, expected a file of a dataset`, details, { cause })
}

/** Read loosely: what is wrong with a manifest is for `readDataset` to say. */
function versionOf(bytes: Uint8Array): string {
  try {
    const { version } = JSON.parse(new TextDecoder().decode(bytes)) as { version?: unknown }
    return typeof version === 'string' ? version : ''
  } catch {
    return ''
  }
}

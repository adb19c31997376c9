import type { DatasetReader } from '@nahrain/engine'
import { NahrainError } from '@nahrain/model'

/** Reads a dataset folder over HTTP. The manifest is always asked for anew; files carry the version that the manifest names. */
export function fetchReader(folderUrl: string): DatasetReader {
  let version = ''
  return async (file) => {
    const address = `${folderUrl}/${file}${version && `?v=${version.slice(0, 16)}`}`
    const response = await fetch(address, file === 'manifest.json' ? { cache: 'no-cache' } : {}).catch((cause) => {
      throw unreachable(address, 'no answer', cause)
    })
    if (!response.ok) throw unreachable(address, String(response.status))
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (file === 'manifest.json') version = versionOf(bytes)
    return bytes
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

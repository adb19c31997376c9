import type { DatasetReader } from '@nahrain/engine'
import { NahrainError } from '@nahrain/model'

/** Reads a dataset folder over HTTP. The manifest is always asked for anew; files carry the version that the manifest names. */
export function fetchReader(folderUrl: string): DatasetReader {
  let version = ''
  return async (file) => {
    const address = `${folderUrl}/${file}${version && `?v=${version.slice(0, 16)}`}`
    const response = await fetch(address, file === 'manifest.json' ? { cache: 'no-cache' } : {})
    if (!response.ok) {
      throw new NahrainError('not-found', `got ${response.status} for ${address}, expected a file of a dataset`, {
        what: 'dataset file',
        id: address,
      })
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (file === 'manifest.json') version = versionOf(bytes)
    return bytes
  }
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

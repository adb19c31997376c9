import { Manifest } from '@nahrain/model'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** SHA-256 in lower-case hex. Not WebCrypto: a page on plain HTTP in a local network has none. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}

/** What a manifest's `version` has to be: the hash of all the rest of it, as JSON in the order of the schema. */
export function versionOf(manifest: Omit<Manifest, 'version'>): string {
  const content = Manifest.omit({ version: true }).parse(manifest)
  return sha256Hex(new TextEncoder().encode(JSON.stringify(content)))
}

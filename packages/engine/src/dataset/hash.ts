import { type DatasetFile, Manifest } from '@nahrain/model'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** FNV-1a (Fowler, Noll, Vo), 32 bits, of the bytes from `start` up to, not including, `end`: for tables in memory, no checksum. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193)
  return hash >>> 0
}

/** SHA-256 in lower-case hex. Not WebCrypto: a page on plain HTTP in a local network has none. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}

/** SHA-256 of pieces one after the other, in lower-case hex. */
export type HashPieces = (pieces: Iterable<Uint8Array>) => string

export function hashPieces(pieces: Iterable<Uint8Array>): string {
  const hash = sha256.create()
  for (const piece of pieces) hash.update(piece)
  return bytesToHex(hash.digest())
}

/** Their bytes depend on who compressed them; `recordsDigest` stands for what is in them. */
const COMPRESSED: readonly DatasetFile[] = ['records.gz', 'members.arrow']

/** What a manifest's `version` has to be: the hash of all the rest of it, as JSON in the order of the schema. */
export function versionOf(manifest: Omit<Manifest, 'version'>): string {
  const content = Manifest.omit({ version: true }).parse(manifest)
  const files = Object.entries(content.files).filter(([name]) => !(COMPRESSED as readonly string[]).includes(name))
  return sha256Hex(new TextEncoder().encode(JSON.stringify({ ...content, files })))
}

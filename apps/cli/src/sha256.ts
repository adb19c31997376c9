import { createHash } from 'node:crypto'
import type { HashPieces } from '@nahrain/engine'

/** SHA-256 by the platform: several times as quick as in JavaScript. */
export const sha256: HashPieces = (pieces) => {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

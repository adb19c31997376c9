import type { DatasetFile } from '@nahrain/model'
import type { DatasetReader } from './dataset-reader.ts'
import type { WrittenDataset } from './write-dataset.ts'

/** Reads a dataset that was just written, without a folder in between. Throws an Error for a file that it has not. */
export function memoryReader({ manifest, files }: WrittenDataset): DatasetReader {
  const wanted = (file: string): readonly Uint8Array[] => {
    if (file === 'manifest.json') return [new TextEncoder().encode(JSON.stringify(manifest))]
    const pieces = files.get(file as DatasetFile)
    if (pieces === undefined) throw new Error(`no ${file}`)
    return pieces
  }
  return {
    async read(file, range) {
      const whole = { start: 0, end: Number.POSITIVE_INFINITY }
      return joinRange(wanted(file), range ?? whole)
    },
    async *stream(file) {
      yield* wanted(file)
    },
  }
}

function joinRange(pieces: readonly Uint8Array[], { start, end }: { start: number; end: number }): Uint8Array {
  let from = 0
  const parts = pieces.flatMap((piece) => {
    const offset = from
    from += piece.byteLength
    if (offset >= end || from <= start) return []
    return [piece.subarray(Math.max(0, start - offset), Math.min(piece.byteLength, end - offset))]
  })
  const joined = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  parts.reduce((at, part) => {
    joined.set(part, at)
    return at + part.byteLength
  }, 0)
  return joined
}

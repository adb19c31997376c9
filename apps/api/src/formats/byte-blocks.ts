/** Of the chunks of files that are put together from many small pieces. */
const BLOCK_BYTES = 262_144

/** Small pieces of bytes, copied one after the other into blocks; a piece that is longer than a block gets one of its own. */
export interface ByteBlocks {
  /** Bytes so far. */
  readonly length: number
  readonly add: (piece: Uint8Array) => void
  readonly blocks: () => Generator<Uint8Array<ArrayBuffer>, void, undefined>
}

export function createByteBlocks(): ByteBlocks {
  const full: Uint8Array<ArrayBuffer>[] = []
  let [block, used, length] = [new Uint8Array(BLOCK_BYTES), 0, 0]
  return {
    get length() {
      return length
    },
    add(piece) {
      if (used + piece.length > block.length) {
        full.push(block.subarray(0, used))
        block = new Uint8Array(Math.max(BLOCK_BYTES, piece.length))
        used = 0
      }
      block.set(piece, used)
      used += piece.length
      length += piece.length
    },
    *blocks() {
      yield* full
      yield block.subarray(0, used)
    },
  }
}

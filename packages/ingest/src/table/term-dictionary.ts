import { hashBytes } from '@nahrain/engine'

/**
 * The distinct texts of a column, each with a code from 0 in order of appearance. Looks texts up by their UTF-8 bytes, so that a
 * column of a million cells with a thousand values makes a thousand strings.
 */
export interface TermDictionary {
  readonly size: number
  readonly codeOf: (text: string) => number
  /** Of the bytes from `start` up to, not including, `end`. */
  readonly codeOfBytes: (bytes: Uint8Array, start: number, end: number) => number
  readonly text: (code: number) => string
}

const FIRST_CAPACITY = 1024

/** Open addressing over hashes; the bytes of all texts stand one after the other. */
export function createTermDictionary(): TermDictionary {
  const encoder = new TextEncoder()
  const decoder = new TextDecoder()
  let slots = new Int32Array(FIRST_CAPACITY).fill(-1)
  let hashes = new Uint32Array(FIRST_CAPACITY / 2)
  let offsets = new Uint32Array(FIRST_CAPACITY / 2 + 1)
  let bytesOfAll = new Uint8Array(FIRST_CAPACITY * 8)
  let size = 0
  const texts: (string | undefined)[] = []

  function codeOfBytes(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(bytes, start, end)
    const mask = slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = slots[slot] as number
      if (code < 0) return add(bytes, start, end, hash, slot)
      if (hashes[code] === hash && isSame(code, bytes, start, end)) return code
    }
  }

  function isSame(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = offsets[code] as number
    if ((offsets[code + 1] as number) - from !== end - start) return false
    for (let at = 0; at < end - start; at++) if (bytesOfAll[from + at] !== bytes[start + at]) return false
    return true
  }

  function add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const from = offsets[size] as number
    bytesOfAll = withRoom(bytesOfAll, from + end - start)
    bytesOfAll.set(bytes.subarray(start, end), from)
    hashes = withRoom(hashes, size + 1)
    offsets = withRoom(offsets, size + 2)
    hashes[size] = hash
    offsets[size + 1] = from + end - start
    slots[slot] = size
    size++
    if (size * 2 > slots.length) rehash()
    return size - 1
  }

  function rehash(): void {
    slots = new Int32Array(slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let code = 0; code < size; code++) {
      let slot = (hashes[code] as number) & mask
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask
      slots[slot] = code
    }
  }

  return {
    get size() {
      return size
    },
    codeOfBytes,
    codeOf(text) {
      const bytes = encoder.encode(text)
      return codeOfBytes(bytes, 0, bytes.length)
    },
    text(code) {
      texts[code] ??= decoder.decode(bytesOfAll.subarray(offsets[code], offsets[code + 1]))
      return texts[code]
    },
  }
}

/** The array itself, or a copy of at least twice the length. */
function withRoom<Values extends Uint8Array | Uint32Array>(values: Values, length: number): Values {
  if (length <= values.length) return values
  const Kind = values.constructor as new (length: number) => Values
  const larger = new Kind(Math.max(length, values.length * 2))
  larger.set(values)
  return larger
}

/** Texts by number, within a bound. */
export interface TextCache {
  readonly get: (key: number) => string | undefined
  readonly set: (key: number, text: string) => void
}

/** A text is counted as two bytes for each of its UTF-16 units, which is the most that an engine takes. */
const BYTES_PER_UNIT = 2

/**
 * Keeps what was used last, in two generations: the young one fills, and when it has half of the bytes it becomes the old one, whose
 * texts are gone unless they were asked for meanwhile. Unlike a list in the order of use, a hit in the young one changes nothing, which is
 * what makes it quick.
 */
export function createTextCache(bytes: number): TextCache {
  const half = bytes / 2
  let young = new Map<number, string>()
  let old = new Map<number, string>()
  let used = 0

  function set(key: number, text: string): void {
    const size = text.length * BYTES_PER_UNIT
    if (size > half) return
    if (used + size > half) {
      old = young
      young = new Map()
      used = 0
    }
    if (!young.has(key)) used += size
    young.set(key, text)
  }

  return {
    get(key) {
      const found = young.get(key)
      if (found !== undefined) return found
      const kept = old.get(key)
      if (kept !== undefined) set(key, kept)
      return kept
    },
    set,
  }
}

/** Finds where JSON values end without parsing them. What it finds still has to be parsed: it only counts brackets and quotes. */

export const INCOMPLETE = -1

const [QUOTE, BACKSLASH, COMMA] = [34, 92, 44]
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [123, 125, 91, 93]

export function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9
}

export function afterSpace(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && isSpace(bytes[at] as number)) at++
  return at
}

/** Position after the value that begins at `start`; INCOMPLETE where the bytes up to `end` are not all of it. */
export function endOfValue(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start]
  if (first === QUOTE) return endOfString(bytes, start, end)
  if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) return endOfScalar(bytes, start, end)
  let depth = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte === QUOTE) {
      at = endOfString(bytes, at, end) - 1
      if (at < start) return INCOMPLETE
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth++
    else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && --depth === 0) return at + 1
  }
  return INCOMPLETE
}

function endOfString(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) return at + 1
    if (byte === BACKSLASH) at++
  }
  return INCOMPLETE
}

function endOfScalar(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY || isSpace(byte)) return at
  }
  return INCOMPLETE
}

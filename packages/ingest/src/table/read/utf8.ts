/** Bytes of the UTF-8 sequence at `at`; 0 where there is none, or not all of it (Unicode 16, table 3-7). */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead < 0xe0) return at + 1 < bytes.length && ((bytes[at + 1] as number) & 0xc0) === 0x80 ? 2 : 0
  const length = lead < 0xe0 || lead > 0xf4 ? 0 : lead < 0xf0 ? 3 : 4
  if (length === 0 || at + length > bytes.length || !isSecond(lead, bytes[at + 1] as number)) return 0
  for (let next = at + 2; next < at + length; next++) if (((bytes[next] as number) & 0xc0) !== 0x80) return 0
  return length
}

/** The second byte excludes overlong forms, surrogates and what is beyond U+10FFFF. */
function isSecond(lead: number, byte: number): boolean {
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  return byte >= least && byte <= most
}

/** Where the first byte stands that begins no whole sequence; the length where there is none. */
export function validUntil(bytes: Uint8Array, start: number): number {
  const view = viewOf(bytes)
  for (let at = asciiEnd(view, start); at < bytes.length; at = asciiEnd(view, at)) {
    // Letters of one script stand side by side.
    while (at < bytes.length && (bytes[at] as number) >= 0x80) {
      const length = sequenceLength(bytes, at)
      if (length === 0) return at
      at += length
    }
  }
  return bytes.length
}

/** Where the first byte beyond ASCII stands; the length where there is none. */
export function asciiUntil(bytes: Uint8Array, start: number): number {
  return asciiEnd(viewOf(bytes), start)
}

/** Eight bytes at a time, as most text is long stretches of ASCII. */
function asciiEnd(view: DataView, start: number): number {
  const length = view.byteLength
  let at = start
  while (at + 8 <= length && ((view.getInt32(at) | view.getInt32(at + 4)) & 0x80808080) === 0) at += 8
  while (at < length && view.getUint8(at) < 0x80) at++
  return at
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** True where the bytes from `at` to the end could become a sequence when more come. */
export function isUnfinished(bytes: Uint8Array, at: number): boolean {
  const left = bytes.length - at
  const lead = bytes[at] as number
  if (left > 3 || lead < 0xc2 || lead > 0xf4) return false
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  if (left >= length) return false
  if (left > 1 && !isSecond(lead, bytes[at + 1] as number)) return false
  return left < 3 || ((bytes[at + 2] as number) & 0xc0) === 0x80
}

/** Bytes of the UTF-8 sequence at `at`; 0 where there is none, or not all of it (Unicode 16, table 3-7). */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number
  if (lead < 0x80) return 1
  const length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
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
  let at = start
  while (at < bytes.length) {
    if ((bytes[at] as number) < 0x80) at++
    else {
      const length = sequenceLength(bytes, at)
      if (length === 0) return at
      at += length
    }
  }
  return at
}

export function asciiUntil(bytes: Uint8Array, start: number): number {
  let at = start
  while (at < bytes.length && (bytes[at] as number) < 0x80) at++
  return at
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

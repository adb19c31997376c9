import { readNumber } from '@nahrain/model'

/** What the bytes of a cell say. Bounds are start and end (exclusive) without quotes; `~end` where quotes inside are doubled. */

const decoder = new TextDecoder()
const SPACE = 32
const [PLUS, MINUS, DOT, ZERO] = [43, 45, 46, 48]
/** `e` after making the letter small. */
const EXPONENT = 101
/** Decimal digits that a double holds for certain. */
const SURE_DIGITS = 15
const POWERS_OF_TEN = Float64Array.from({ length: SURE_DIGITS + 1 }, (_, power) => 10 ** power)

/** Exactly what the cell holds, white space too. */
export function rawText(bytes: Uint8Array, start: number, end: number): string {
  return end < 0
    ? decoder.decode(bytes.subarray(start, ~end)).replaceAll('""', '"')
    : decoder.decode(bytes.subarray(start, end))
}

export function cellText(bytes: Uint8Array, start: number, end: number): string {
  return start === end ? '' : rawText(bytes, start, end).trim()
}

/** First byte that is no ASCII white space (or control character, which is never meant). */
export function trimmedStart(bytes: Uint8Array, start: number, end: number): number {
  while (start < end && (bytes[start] as number) <= SPACE) start++
  return start
}

export function trimmedEnd(bytes: Uint8Array, start: number, end: number): number {
  while (start < end && (bytes[end - 1] as number) <= SPACE) end--
  return end
}

/** True where the text may begin or end with white space beyond ASCII: only then it is worth a string. */
export function mayHaveWideSpace(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return false
  return (
    isWideLead(bytes[start] as number) ||
    ((bytes[end - 1] as number) >= 0x80 &&
      end - start > 1 &&
      (bytes[end - 2] === 0xc2 || (end - start > 2 && isWideLead(bytes[end - 3] as number))))
  )
}

/** First bytes in UTF-8 of the spaces that JavaScript trims: U+00A0, U+1680, U+2000 to U+205F, U+3000, U+FEFF. */
function isWideLead(byte: number): boolean {
  return byte === 0xc2 || (byte >= 0xe1 && byte <= 0xe3) || byte === 0xef
}

/** The number in trimmed bytes; NaN where they are none. Equals `Number` of the text for everything of the form 1, -.5, +1.5e3. */
export function cellNumber(bytes: Uint8Array, start: number, end: number): number {
  const sign = bytes[start]
  let at = sign === MINUS || sign === PLUS ? start + 1 : start
  let digits = 0
  let mantissa = 0
  let decimals = 0
  let afterDot = false
  for (; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit
      digits++
      if (afterDot) decimals++
    } else if (digit === DOT - ZERO && !afterDot) afterDot = true
    else break
  }
  if (digits === 0) return Number.NaN
  if (at < end && ((bytes[at] as number) | SPACE) !== EXPONENT) return Number.NaN
  // A whole number and a power of ten that are both exact give the nearest double in one division (Clinger 1990).
  if (at < end || digits > SURE_DIGITS) return readNumber(decoder.decode(bytes.subarray(start, end)))
  const value = decimals === 0 ? mantissa : mantissa / (POWERS_OF_TEN[decimals] as number)
  return sign === MINUS ? -value : value
}

/** A number beyond the safe ones is an id: as a number it would be another one. NaN is none at all. */
export function isSafe(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER
}

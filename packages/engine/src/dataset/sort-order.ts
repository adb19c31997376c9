/** Bits that one pass sorts by: its 2,048 counters stay in the nearest cache. */
const DIGIT_BITS = 11
const DIGITS = 2 ** DIGIT_BITS

/** Positions of the keys in ascending order, equal keys in their present order. Keys are integers in [0, 2⁵³). */
export function ascendingOrder(keys: Float64Array): Uint32Array<ArrayBuffer> {
  let order = Uint32Array.from({ length: keys.length }, (_, index) => index)
  let spare = new Uint32Array(keys.length)
  const largest = keys.reduce((a, b) => Math.max(a, b), 0)
  for (let scale = 1; scale <= largest; scale *= DIGITS) {
    sortByDigit((index) => Math.floor((keys[index] as number) / scale) % DIGITS, order, spare)
    ;[order, spare] = [spare, order]
  }
  return order
}

/** Positions of the days in ascending order, equal days in their present order (a counting sort over 32-bit integers). */
export function orderByDay(days: Int32Array): Uint32Array<ArrayBuffer> {
  let order = Uint32Array.from({ length: days.length }, (_, index) => index)
  let spare = new Uint32Array(days.length)
  // Turned by half of the range, negative days come first.
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    sortByDigit((index) => (((days[index] as number) ^ 0x80000000) >>> shift) & (DIGITS - 1), order, spare)
    ;[order, spare] = [spare, order]
  }
  return order
}

/** One pass of a radix sort from the least digit on: stable, in linear time. */
function sortByDigit(digitOf: (index: number) => number, from: Uint32Array, to: Uint32Array): void {
  const starts = new Uint32Array(DIGITS + 1)
  for (let at = 0; at < from.length; at++) {
    const next = digitOf(from[at] as number) + 1
    starts[next] = (starts[next] as number) + 1
  }
  for (let digit = 1; digit <= DIGITS; digit++)
    starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number)
  for (let at = 0; at < from.length; at++) {
    const index = from[at] as number
    const digit = digitOf(index)
    const place = starts[digit] as number
    to[place] = index
    starts[digit] = place + 1
  }
}

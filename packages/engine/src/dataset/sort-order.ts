/** Bits that one pass sorts by: its 2,048 counters stay in the nearest cache. */
const DIGIT_BITS = 11
const DIGITS = 2 ** DIGIT_BITS

/** Positions of the keys in ascending order, equal keys in their present order. Keys are integers in [0, 2⁵³). */
export function ascendingOrder(keys: Float64Array): Uint32Array<ArrayBuffer> {
  const largest = keys.reduce((a, b) => Math.max(a, b), 0)
  const passes = Math.ceil(Math.log2(largest + 1) / DIGIT_BITS)
  return sortedByDigits(keys.length, passes, (pass, digits) => {
    const scale = DIGITS ** pass
    for (let at = 0; at < keys.length; at++) digits[at] = Math.floor((keys[at] as number) / scale) % DIGITS
  })
}

/** Positions of the days in ascending order, equal days in their present order (a counting sort over 32-bit integers). */
export function orderByDay(days: Int32Array): Uint32Array<ArrayBuffer> {
  return sortedByDigits(days.length, Math.ceil(32 / DIGIT_BITS), (pass, digits) => {
    const shift = pass * DIGIT_BITS
    // Turned by half of the range, negative days come first.
    for (let at = 0; at < days.length; at++) digits[at] = (((days[at] as number) ^ 0x80000000) >>> shift) & (DIGITS - 1)
  })
}

/** A radix sort from the least digit on: stable, in linear time. `fill` writes the digit of each key that a pass sorts by. */
function sortedByDigits(
  count: number,
  passes: number,
  fill: (pass: number, digits: Uint16Array) => void,
): Uint32Array<ArrayBuffer> {
  const digits = new Uint16Array(count)
  let order = new Uint32Array(count)
  let spare = new Uint32Array(count)
  for (let at = 0; at < count; at++) order[at] = at
  for (let pass = 0; pass < passes; pass++) {
    fill(pass, digits)
    sortByDigit(digits, order, spare)
    ;[order, spare] = [spare, order]
  }
  return order
}

/** Digits are looked up in the order so far, and are small enough to stay in a near cache. */
function sortByDigit(digits: Uint16Array, from: Uint32Array, to: Uint32Array): void {
  const starts = new Uint32Array(DIGITS + 1)
  for (let at = 0; at < digits.length; at++) {
    const next = (digits[at] as number) + 1
    starts[next] = (starts[next] as number) + 1
  }
  for (let digit = 1; digit <= DIGITS; digit++)
    starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number)
  for (let at = 0; at < from.length; at++) {
    const index = from[at] as number
    const digit = digits[index] as number
    const place = starts[digit] as number
    to[place] = index
    starts[digit] = place + 1
  }
}

/** The letters that a count on the map can have; their images stand in this order in the atlas. */
export const GLYPHS = '0123456789.KMB'

/** The longest count: three digits and a unit, or `1.2K`. */
export const MOST_GLYPHS = 4

/** A count that fits into a mark: whole below a thousand, then two or three digits and a unit, rounded: `1.2K`, `34K`, `1.1M`. */
export function countText(count: number): string {
  if (count < 1000) return String(count)
  const [unit, sign] = unitOf(count)
  const scaled = count / unit
  return `${Number(scaled.toFixed(scaled < 9.95 ? 1 : 0))}${sign}`
}

/** The unit that leaves fewer than a thousand of it, also after rounding. */
function unitOf(count: number): readonly [unit: number, sign: string] {
  if (count < 999_500) return [1e3, 'K']
  return count < 999_500_000 ? [1e6, 'M'] : [1e9, 'B']
}

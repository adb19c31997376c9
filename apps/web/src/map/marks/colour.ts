export type Rgb = readonly [red: number, green: number, blue: number]

/** The bytes of a colour that is written as `#rrggbb`. */
export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

/** A colour of a ramp at a share from 0 to 1, between its two nearest steps. */
export function rampAt(ramp: readonly string[], share: number): Rgb {
  const at = Math.min(1, Math.max(0, share)) * (ramp.length - 1)
  const index = Math.min(ramp.length - 2, Math.floor(at))
  const [from, to] = [rgbOf(ramp[index] as string), rgbOf(ramp[index + 1] as string)]
  const part = at - index
  const between = (channel: 0 | 1 | 2) => Math.round(from[channel] + (to[channel] - from[channel]) * part)
  return [between(0), between(1), between(2)]
}

/** Perceived lightness from 0 to 1, near enough to choose between dark and light letters. */
export function lightnessOf([red, green, blue]: Rgb): number {
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255
}

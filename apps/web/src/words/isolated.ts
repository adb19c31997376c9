/** A text inside a sentence of another direction, as one piece: Unicode's first strong isolate and its end. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`
}

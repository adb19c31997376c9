/** As long as a `LocalizedText` may be. */
const LONGEST = 2000

/** A text from outside as a label: without the two characters of markup, not too long, never empty. */
export function plainText(text: string, longest = LONGEST): string {
  const plain = text.replaceAll('<', '‹').replaceAll('>', '›')
  return cut(plain.trim() || '–', longest)
}

/** At most so many characters, with an ellipsis where some are missing; never half of a surrogate pair. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

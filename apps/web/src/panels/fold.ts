/** A text as a reader would type it: lower case, without accents and vowel signs, hamza carriers as their plain letter. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ى', 'ي').replaceAll('ة', 'ه').toLowerCase()
}

/** True where any of the texts has the typed words in it; nothing typed is in every text. */
export function hasText(texts: readonly (string | undefined)[], typed: string): boolean {
  const wanted = fold(typed.trim())
  return texts.some((text) => text !== undefined && fold(text).includes(wanted))
}

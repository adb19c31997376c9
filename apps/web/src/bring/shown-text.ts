/** A cell may hold a whole book: so many characters of it are shown. */
const LONGEST = 200

/** A text of the file as it is shown: cut, and never in the middle of a character. */
export function shownText(text: string): string {
  if (text.length <= LONGEST) return text
  const cut = text.slice(0, LONGEST - 1)
  return `${cut.replace(/[\uD800-\uDBFF]$/, '')}…`
}

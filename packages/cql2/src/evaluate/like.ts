/**
 * LIKE (OGC 21-065r2, clause 7.2): `%` stands for any characters, `_` for one code point, `\` takes the next character
 * literally. Matching never goes back over what it matched: the leftmost place for each part between two `%` is as good
 * as any later one, so that no pattern makes it slow.
 */
export function likeMatcher(pattern: string, normalize: (text: string) => string): (text: string) => boolean {
  const parts = split(pattern, normalize)
  const first = parts[0] ?? []
  const last = parts[parts.length - 1] ?? []
  if (parts.length === 1) return (text) => matchesWhole(Array.from(text), first)
  const between = parts.slice(1, -1)
  return (text) => {
    const letters = Array.from(text)
    const end = letters.length - last.length
    if (end < first.length || !matchesAt(letters, first, 0) || !matchesAt(letters, last, end)) return false
    return inOrder(letters, between, { from: first.length, end })
  }
}

/** One place of a pattern: a code point, or any. */
type Place = string | typeof ANY
const ANY = Symbol('_')

/** The parts between the `%`; letters are normalized as the values are, after the wildcards are known. */
function split(pattern: string, normalize: (text: string) => string): readonly (readonly Place[])[] {
  const parts: Place[][] = [[]]
  let letters = ''
  const add = (...places: readonly Place[]) => {
    parts[parts.length - 1]?.push(...Array.from(normalize(letters)), ...places)
    letters = ''
  }
  let isEscaped = false
  for (const character of pattern) {
    if (isEscaped || !'%_\\'.includes(character)) letters += character
    else if (character === '_') add(ANY)
    else if (character === '%') {
      add()
      parts.push([])
    }
    isEscaped = character === '\\' && !isEscaped
  }
  // A backslash that escapes nothing is itself.
  if (isEscaped) letters += '\\'
  add()
  return parts
}

function matchesWhole(letters: readonly string[], part: readonly Place[]): boolean {
  return letters.length === part.length && matchesAt(letters, part, 0)
}

function matchesAt(letters: readonly string[], part: readonly Place[], offset: number): boolean {
  return part.every((place, index) => place === ANY || place === letters[offset + index])
}

function inOrder(
  letters: readonly string[],
  parts: readonly (readonly Place[])[],
  { from, end }: { readonly from: number; readonly end: number },
): boolean {
  let offset = from
  for (const part of parts) {
    while (offset + part.length <= end && !matchesAt(letters, part, offset)) offset += 1
    if (offset + part.length > end) return false
    offset += part.length
  }
  return true
}

/** The name that is closest to what was typed, where one is close: within a third of its letters. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  let [best, least] = [undefined as string | undefined, Number.POSITIVE_INFINITY]
  for (const name of names) {
    const distance = editDistance(typed.toLowerCase(), name.toLowerCase())
    if (distance < least && distance <= Math.max(1, name.length / 3)) [best, least] = [name, distance]
  }
  return best
}

/** Insertions, deletions and replacements that turn one text into the other (Levenshtein), row by row. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] as number) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[to.length] as number
}

/** How many letters may be wrong for a name to be suggested: a third of it, and two in a short one. */
function tolerance(name: string): number {
  return Math.max(2, Math.floor(name.length / 3))
}

/** Longer names are compared by their beginnings: this is for people who mistyped. */
const LONGEST = 64

/** The candidate that differs least from the name; undefined if none is like it. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined
  let least = tolerance(name) + 1
  for (const candidate of candidates) {
    const distance = differences(name.toLowerCase().slice(0, LONGEST), candidate.toLowerCase().slice(0, LONGEST))
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}

/** Insertions, deletions and replacements between two words (Levenshtein), row by row. */
function differences(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[right.length] ?? 0
}

const LONGEST_LIST = 30

/** What there is, in the words of a message, the nearest first. */
export function choice(name: string, candidates: readonly string[]): string {
  const like = nearest(name, candidates)
  const all = candidates.slice(0, LONGEST_LIST).join(', ')
  const list = candidates.length > LONGEST_LIST ? `${all} and ${candidates.length - LONGEST_LIST} more` : all
  if (candidates.length === 0) return 'nothing, since there are none'
  if (like === undefined) return `one of ${list}`
  return candidates.length === 1 ? `"${like}"` : `"${like}" (there are ${list})`
}

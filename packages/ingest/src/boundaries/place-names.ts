import { foldText } from '@nahrain/engine'
import type { BoundaryPlace } from './boundary-place.ts'

/** Folded words that say what a place is, not what it is called. */
const KIND_WORDS: ReadonlySet<string> = new Set(
  ['governorate', 'province', 'muhafazat', 'muhafazah', 'محافظة', 'پارێزگای', 'پارێزگا'].map(foldText),
)

/** A name as names are compared: folded, without the word for governorate and without a leading Latin article. */
export function foldName(name: string): string {
  const words = foldText(name)
    .split(' ')
    .filter((word) => !KIND_WORDS.has(word))
  return (words[0] === 'al' ? words.slice(1) : words).join(' ')
}

/** All folded names of a place; none is empty. */
export function namesOf({ title, aliases }: BoundaryPlace): string[] {
  const names = [title.en, title.ar ?? '', title.ckb ?? '', ...aliases]
  return [...new Set(names.map(foldName))].filter((name) => name !== '')
}

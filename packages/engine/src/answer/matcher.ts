import type { Query } from '@nahrain/model'
import type { Masks } from '../filters/masks.ts'

/** Whether a row is in the answer, once with all filters and once with one filter left out of account. */
export interface Matcher {
  readonly matches: (row: number) => boolean
  readonly matchesWithout: (bit: number) => (row: number) => boolean
}

export function createMatcher({ fails, unsure }: Masks, match: Query['match']): Matcher {
  const matchesWithout = (bit: number) => {
    const others = ~bit
    return match === 'certain'
      ? (row: number) => (((fails[row] as number) | (unsure[row] as number)) & others) === 0
      : (row: number) => ((fails[row] as number) & others) === 0
  }
  return { matches: matchesWithout(0), matchesWithout }
}

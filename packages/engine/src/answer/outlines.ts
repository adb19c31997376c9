import type { Drawing } from '@nahrain/model'
import { type Dataset, NONE } from '../dataset/dataset.ts'
import type { Matcher } from './matcher.ts'

/** The shapes that the matching rows lie in, each with its number of rows, in the order of the shapes. */
export function outlinesOf(dataset: Dataset, matcher: Matcher): Drawing['outlines'] {
  const { offsets, shape } = dataset.locations
  const found = new Map<number, { count: number; row: number }>()
  for (let row = 0; row < dataset.count; row++) {
    if (!matcher.matches(row)) continue
    const shapes = new Set(shape.subarray(offsets[row], offsets[row + 1]))
    for (const index of shapes) {
      const seen = found.get(index)
      if (seen === undefined) found.set(index, { count: 1, row })
      else seen.count++
    }
  }
  found.delete(NONE)
  return [...found].sort(([a], [b]) => a - b).map(([index, { count, row }]) => ({ shape: index, count, row }))
}

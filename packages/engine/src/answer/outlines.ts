import type { Drawing } from '@nahrain/model'
import { type Locations, NONE } from '../dataset/dataset.ts'

/** The shapes that some rows lie in, each with its number of rows, in the order of the shapes. */
export function outlinesOf({ offsets, shape }: Locations, rows: Uint32Array): Drawing['outlines'] {
  const found = new Map<number, { count: number; row: number }>()
  for (const row of rows) {
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

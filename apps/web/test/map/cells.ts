import type { Cells } from '@nahrain/model'
import * as fc from 'fast-check'

export interface Cell {
  readonly longitude: number
  readonly latitude: number
  readonly count: number
}

/** Cells as an answer has them; the key of each is its index. */
export function cellsOf(list: readonly Cell[], parts: Partial<Cells> = {}): Cells {
  return {
    zoom: 5,
    key: Float64Array.from(list, (_, index) => index),
    longitude: Float64Array.from(list, ({ longitude }) => longitude),
    latitude: Float64Array.from(list, ({ latitude }) => latitude),
    count: Uint32Array.from(list, ({ count }) => count),
    row: Uint32Array.from(list, (_, index) => 100 + index),
    unplaced: 0,
    outside: 0,
    ...parts,
  }
}

export const anyCell: fc.Arbitrary<Cell> = fc.record({
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  latitude: fc.double({ min: -85, max: 85, noNaN: true }),
  count: fc.integer({ min: 1, max: 100_000 }),
})

import type { Counter } from './counter.ts'

export interface Totals {
  readonly certain: number
  readonly possible: number
}

export function countTotals(): Counter<Totals> {
  let [certain, possible] = [0, 0]
  return {
    add(selection, weight) {
      certain += weight * selection.certain()
      possible += weight * selection.possible()
    },
    result: () => ({ certain, possible }),
  }
}

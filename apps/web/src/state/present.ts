import type { Arrival } from '@nahrain/worker'

/** How many rows can be asked by now: every change of it makes the page ask again. */
export type Present = number | 'all'

export function presentOf(arrival: Arrival | undefined): Present {
  return arrival?.kind === 'rows' ? arrival.rows : 'all'
}

import {
  type Answer,
  type Dossier,
  type Drawing,
  isNahrainError,
  type Listing,
  type Outline,
  type Query,
} from '@nahrain/model'
import type { Atlas } from '@nahrain/worker'
import type { State } from './state.ts'
import { useLatest } from './use-latest.ts'

const HISTOGRAM_BINS = 120

/** An answer and what it answers: it stays for a moment when the question has moved on. */
export interface Answered {
  readonly query: Query
  readonly answer: Answer
}

/** The answer to the present question, for the zoom of the map. */
export function useAnswer(
  atlas: Atlas,
  state: State,
  zoom: number,
  fail: (error: unknown) => void,
): Answered | undefined {
  const { query } = state
  const cellZoom = Math.floor(zoom)
  return useLatest(
    async () => {
      const shape = { facets: true, histogram: { bins: HISTOGRAM_BINS }, cells: { zoom: cellZoom } }
      return { query, answer: await atlas.ask(query, shape) }
    },
    [atlas, query, cellZoom],
    fail,
  )
}

export function useDrawing(atlas: Atlas, state: State, fail: (error: unknown) => void): Drawing | undefined {
  return useLatest(() => atlas.draw(state.query), [atlas, state.query], fail)
}

export function useOutlines(atlas: Atlas, fail: (error: unknown) => void): readonly Outline[] | undefined {
  return useLatest(() => atlas.outlines(), [atlas], fail)
}

/** The open entry; `missing` where the address names one that is not in the atlas. */
export function useDossier(
  atlas: Atlas,
  state: State,
  fail: (error: unknown) => void,
): Dossier | 'missing' | undefined {
  const { entry } = state
  return useLatest(
    async () => {
      if (entry === undefined) return undefined
      try {
        return await atlas.dossier(entry)
      } catch (error) {
        if (isNahrainError(error, 'not-found')) return 'missing' as const
        throw error
      }
    },
    [atlas, entry],
    fail,
  )
}

/** The entries that stand alone at their mark, by row: a mark of one is shown and announced as what it is. */
export function useSingles(
  atlas: Atlas,
  answer: Answer | undefined,
  fail: (error: unknown) => void,
): ReadonlyMap<number, Listing> | undefined {
  return useLatest(
    async () => {
      const cells = answer?.cells
      const rows = cells?.row.filter((_, index) => cells.count[index] === 1)
      const listings = rows === undefined ? [] : await atlas.list(rows)
      return new Map(listings.map((listing) => [listing.row, listing]))
    },
    [atlas, answer],
    fail,
  )
}

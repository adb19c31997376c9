import { type Answer, type Dossier, type Drawing, isNahrainError, type Listing, type Outline } from '@nahrain/model'
import type { Atlas } from '@nahrain/worker'
import { useEffect, useState } from 'react'
import { type State, sortOf } from './state.ts'

/** Rows that the list asks for at a time. */
export const PAGE_ROWS = 60
const HISTOGRAM_BINS = 120

/** Runs asynchronous work whenever `keys` change and keeps its newest result; a superseded question is no error. */
function useLatest<Value>(
  work: () => Promise<Value>,
  keys: readonly unknown[],
  fail: (error: unknown) => void,
): Value | undefined {
  const [value, setValue] = useState<Value>()
  useEffect(() => {
    let current = true
    work().then(
      (done) => current && setValue(() => done),
      (error: unknown) => current && !isNahrainError(error, 'cancelled') && fail(error),
    )
    return () => {
      current = false
    }
    // biome-ignore lint/correctness/useExhaustiveDependencies: `keys` say what the work depends on
  }, keys)
  return value
}

/** The answer to the present question, for the zoom of the map and the rows that the list shows. */
export function useAnswer(
  atlas: Atlas,
  state: State,
  zoom: number,
  rowLimit: number,
  fail: (error: unknown) => void,
): Answer | undefined {
  const sort = sortOf(state)
  const cellZoom = Math.floor(zoom)
  return useLatest(
    () =>
      atlas.ask(state.query, {
        facets: true,
        histogram: { bins: HISTOGRAM_BINS },
        cells: { zoom: cellZoom },
        rows: { offset: 0, limit: rowLimit, sort },
      }),
    [atlas, state.query, sort, cellZoom, rowLimit],
    fail,
  )
}

export function useDrawing(atlas: Atlas, state: State, fail: (error: unknown) => void): Drawing | undefined {
  return useLatest(() => atlas.draw(state.query), [atlas, state.query], fail)
}

export function useOutlines(atlas: Atlas, fail: (error: unknown) => void): readonly Outline[] | undefined {
  return useLatest(() => atlas.outlines(), [atlas], fail)
}

/** What the list shows: the rows of an opened mark, else the answer's page of rows. */
export interface ShownRows {
  readonly listings: readonly Listing[]
  readonly certain: readonly boolean[]
  readonly alongKm: readonly number[] | undefined
}

export function useShownRows(
  atlas: Atlas,
  state: State,
  answer: Answer | undefined,
  fail: (error: unknown) => void,
): ShownRows | undefined {
  return useLatest(
    async () => {
      const { cell, query } = state
      const rows = cell ? await atlas.cell(query, cell.zoom, cell.key) : answer?.rows?.rows
      const listings = await atlas.list(rows ?? new Uint32Array())
      const paged = cell ? undefined : answer?.rows
      return {
        listings,
        certain: listings.map((_, index) => paged === undefined || paged.certain[index] === 1),
        alongKm: paged?.alongKm && [...paged.alongKm],
      }
    },
    [atlas, state.cell, answer],
    fail,
  )
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

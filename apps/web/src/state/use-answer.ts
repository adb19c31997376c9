import {
  type Answer,
  type AnswerShape,
  type Bbox,
  type Dossier,
  type Drawing,
  isNahrainError,
  type Listing,
  type Manifest,
  type Outline,
  type Query,
} from '@nahrain/model'
import type { Atlas } from '@nahrain/worker'
import { useRef } from 'react'
import type { Present } from './present.ts'
import { shareAnswer } from './share-answer.ts'
import type { MapLayer, State } from './state.ts'
import { useFollowing } from './use-following.ts'
import { useLatest } from './use-latest.ts'
import type { Mix } from './use-mix.ts'
import { useRested } from './use-rested.ts'

const HISTOGRAM_BINS = 120

/** Marks of one whose entries are read; where there are more, nobody walks through them one by one. */
const MOST_SINGLES = 1000

/** An answer and what it answers: it stays for a moment when the question has moved on. */
export interface Answered {
  readonly query: Query
  /** What the cells are a mix of. */
  readonly mix: Mix | undefined
  readonly answer: Answer
}

/** What the map shows of an answer. */
export interface AskedCells {
  readonly zoom: number
  /** Undefined until the map says where it is. */
  readonly view: Bbox | undefined
  readonly mix: Mix | undefined
}

/** Heat and hexagons gather cells again, so they need finer ones than marks, which are the cells. */
const FINER: Readonly<Record<MapLayer, number>> = { marks: 0, heat: 2, hexagons: 2 }
const FINEST = 24

/** The answer to the present question, with the cells that the map shows. */
export function useAnswer(
  atlas: Atlas,
  { query, layer }: State,
  asked: AskedCells,
  present: Present,
  fail: (error: unknown) => void,
): Answered | undefined {
  const zoom = Math.min(FINEST, Math.floor(asked.zoom) + FINER[layer])
  const view = asked.view as AskedShape['view']
  const mix = layer === 'marks' && asked.mix ? { ...asked.mix, values: [...asked.mix.values] } : undefined
  const last = useRef<Answer>(undefined)
  return useFollowing(
    async () => {
      const cells = { zoom, ...(view && { view }), ...(mix && { mix }) }
      const shape = { facets: true, histogram: { bins: HISTOGRAM_BINS }, cells }
      const answer = shareAnswer(last.current, await atlas.ask(query, shape))
      last.current = answer
      return { query, mix: asked.mix, answer }
    },
    [atlas, query, zoom, view, JSON.stringify(mix), present],
    fail,
  )
}

type AskedShape = NonNullable<AnswerShape['cells']>

export function useDrawing(
  atlas: Atlas,
  { query }: State,
  present: Present,
  fail: (error: unknown) => void,
): Drawing | undefined {
  return useLatest(() => atlas.draw(query), [atlas, query, present], fail)
}

export function useOutlines(
  atlas: Atlas,
  present: Present,
  fail: (error: unknown) => void,
): readonly Outline[] | undefined {
  return useLatest(() => atlas.outlines(), [atlas, present], fail)
}

/** The open row; `missing` where the address names one that the dataset has not, which only all of its rows can say. */
export function useDossier(
  atlas: Atlas,
  state: State,
  present: Present,
  fail: (error: unknown) => void,
): Dossier | 'missing' | undefined {
  const { entry } = state
  return useLatest(
    async () => {
      if (entry === undefined) return undefined
      try {
        return await atlas.dossier(entry)
      } catch (error) {
        if (isNahrainError(error, 'not-found')) return present === 'all' ? ('missing' as const) : undefined
        throw error
      }
    },
    [atlas, entry, present],
    fail,
  )
}

/** Records of a table are read one by one: not while answers still follow a hand. */
export const RECORDS_REST_MS = 300

/** The entries that stand alone at their mark, by row: a mark of one is shown and announced as what it is. */
export function useSingles(
  atlas: Atlas,
  answer: Answer | undefined,
  { layer, table }: { readonly layer: MapLayer; readonly table: Manifest['table'] },
  fail: (error: unknown) => void,
): ReadonlyMap<number, Listing> | undefined {
  const rested = useRested(answer?.cells, table === null ? 0 : RECORDS_REST_MS)
  return useLatest(
    async () => {
      const cells = layer === 'marks' ? rested : undefined
      const rows = cells?.row.filter((_, index) => cells.count[index] === 1).slice(0, MOST_SINGLES)
      const listings = rows === undefined ? [] : await atlas.list(rows)
      return new Map(listings.map((listing) => [listing.row, listing]))
    },
    [atlas, rested, layer],
    fail,
  )
}

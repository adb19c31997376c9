import type { RowFeature } from '@nahrain/engine'
import type {
  Answer,
  AnswerRows,
  AnswerShape,
  Briefing,
  Dossier,
  Drawing,
  FacetCounts,
  Listing,
  Manifest,
  Outline,
  Query,
  Vocabulary,
} from '@nahrain/model'
import type { ArrivalListener, TableTally } from './atlas-source.ts'
import type { NamedPlace } from './places.ts'

/** What a page needs to know of a dataset before its first question. */
export interface Overview {
  readonly manifest: Manifest
  readonly vocabulary: Vocabulary | null
  readonly briefings: readonly Briefing[]
  /** Of a table that was imported by opening it. */
  readonly tally: TableTally | undefined
}

/** Which of the matching rows a page has: 0-based offset, at most `limit` rows, in an order. */
export type PageShape = NonNullable<AnswerShape['rows']>

/** A page of the matching rows, with what a list shows of each. */
export interface RowPage extends Omit<AnswerRows, 'offset'> {
  readonly listings: readonly Listing[]
}

/**
 * An atlas that can be asked, on this thread or on another one: a page cannot tell which.
 *
 * Every method rejects with a tagged error; `ask` and `draw` also with `cancelled`, when a newer question of the same kind came
 * in before the answer did. Answers that arrive are always of the latest question. No other method supersedes anything.
 */
export interface Atlas {
  /**
   * Reads the dataset. Must come first. Resolves as soon as the first rows can be asked; the listener says when more of them can.
   * @throws damaged-dataset, not-found; invalid-input, invalid-parameter for a table
   */
  open(listen?: ArrivalListener): Promise<Overview>
  ask(query: Query, shape: AnswerShape): Promise<Answer>
  /** A page of the matching rows. @throws invalid-parameter for an order that the question does not have */
  page(query: Query, shape: PageShape): Promise<RowPage>
  /** How many rows match, under the question's `match`. */
  count(query: Query): Promise<number>
  draw(query: Query): Promise<Drawing>
  /** How many rows each value of each facet has, whatever is asked. */
  totals(): Promise<readonly FacetCounts[]>
  /** The places that a question may name: those of the dataset if it is an atlas, else those of its gazetteer. */
  places(): Promise<readonly NamedPlace[]>
  /** All shapes of the dataset, once. */
  outlines(): Promise<readonly Outline[]>
  list(rows: Uint32Array): Promise<readonly Listing[]>
  /** Rows that a cell of an answer groups. */
  cell(query: Query, zoom: number, key: number): Promise<Uint32Array>
  /** @throws not-found */
  dossier(id: string): Promise<Dossier>
  /** Every matching entry as GeoJSON, in row order. */
  features(query: Query): Promise<readonly RowFeature[]>
  /** Ends the thread, if there is one; what is pending rejects. */
  close(): void
}

import * as z from 'zod'
import { Bbox } from './bbox.ts'
import { type RowId, rowId } from './identifiers.ts'

/** Orders of rows; a leading minus turns the order round. Undated rows come last in both directions. */
export const SORTS = ['row', 'when', '-when', 'known', '-known', 'along'] as const
export const Sort = z.enum(SORTS)
export type Sort = z.infer<typeof Sort>

/** Values of a facet that a mark can show beside each other, so that a reader still tells their colours apart. */
export const MIX_LIMIT = 11

/** An order by properties, the first before all others; rows without a value come last in both directions. */
export const SortKey = z.strictObject({ property: z.string().min(1).max(200), descending: z.boolean().default(false) })
export type SortKey = z.output<typeof SortKey>

export const SORT_KEY_LIMIT = 5

/** The parts of an answer beyond its counts, and how fine they are. Each part costs only where it is wanted. */
export const AnswerShape = z.strictObject({
  /**
   * A page of at most `limit` rows. `sortby` goes before `sort`, of which `along` needs a question with one `along` region. `from` is the
   * `next` of the page before, in the same dataset and order: a page at any depth costs the same. Of the matching rows from there,
   * `offset` are skipped.
   */
  rows: z
    .strictObject({
      from: z.number().int().min(0).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(0).max(100_000),
      sort: Sort.default('row'),
      sortby: z.array(SortKey).max(SORT_KEY_LIMIT).optional(),
    })
    .optional(),
  facets: z.boolean().default(false),
  /** Number of bins over the dataset's extent in time. */
  histogram: z.strictObject({ bins: z.number().int().min(1).max(1024) }).optional(),
  /**
   * Marks for a map. `zoom` as MapLibre counts it (512-pixel tiles), fractions allowed; `view` leaves out all cells that do not touch it;
   * `mix` asks how many rows of each cell have each of some values of a facet.
   */
  cells: z
    .strictObject({
      zoom: z.number().min(0).max(24),
      view: Bbox.optional(),
      mix: z.strictObject({ facet: z.string(), values: z.array(z.string()).max(MIX_LIMIT) }).optional(),
    })
    .optional(),
})
export type AnswerShape = z.output<typeof AnswerShape>

/** A list of numbers in JSON, a typed array in memory, so that an answer crosses a thread without a copy. */
const floats = z.codec(z.array(z.number()), z.instanceof(Float64Array<ArrayBuffer>), {
  decode: (list) => Float64Array.from(list),
  encode: (column) => [...column],
})
const counts = z.codec(z.array(z.number().int().min(0)), z.instanceof(Uint32Array<ArrayBuffer>), {
  decode: (list) => Uint32Array.from(list),
  encode: (column) => [...column],
})

/** A page of the matching rows, in the order asked for. */
export const AnswerRows = z.strictObject({
  offset: z.number().int().min(0),
  rows: counts,
  /** 1 where the match is certain, 0 where it is only possible. */
  certain: counts,
  /** Where the next page starts, a position in the order; missing where no matching row follows. */
  next: z.number().int().min(0).optional(),
  /** Position along the route in km from its first vertex, where the question has one `along` region. */
  alongKm: floats.optional(),
})
export type AnswerRows = z.output<typeof AnswerRows>

/** How many matching rows each value of a facet has, counted without the facet's own filter. */
export const FacetCounts = z.strictObject({
  facet: z.string(),
  /** One count per value, in the manifest's order. A row with two values counts in both. */
  counts,
})
export type FacetCounts = z.output<typeof FacetCounts>

/**
 * Rows over time, counted without the question's own `when`. Bin i covers the days from `edges[i]` to `edges[i + 1] - 1`.
 * A row counts in every bin that its span touches, so the bins may add up to more than the total.
 */
export const Histogram = z.strictObject({
  edges: floats,
  counts,
  /** Rows without a date; they are in no bin. */
  undated: z.number().int().min(0),
})
export type Histogram = z.output<typeof Histogram>

/**
 * The marks of a map at one zoom: the matching rows grouped by a grid that is fixed to the world.
 * `count` adds up to the total less `unplaced` and `outside`. A row with several places stands at its first.
 */
export const Cells = z.strictObject({
  zoom: z.number(),
  /** Identity of the cell at this zoom, the same in every answer. */
  key: floats,
  /** Centroid of the cell's rows, degrees. */
  longitude: floats,
  latitude: floats,
  count: counts,
  /** The cell's row where `count` is 1; means nothing elsewhere. */
  row: counts,
  /**
   * Where a mix was asked: for each cell one count per wanted value, in their order, then one for all other rows; they add up to the
   * cell's `count`. A row with several of the values counts as the first one that it has.
   */
  mix: counts.optional(),
  /** Rows without a place; they are in no cell. */
  unplaced: z.number().int().min(0),
  /** Rows in cells that the view leaves out. */
  outside: z.number().int().min(0),
})
export type Cells = z.output<typeof Cells>

/**
 * What the engine says to a question: typed arrays in memory (`z.output`), lists in JSON (`z.input`);
 * `z.encode(Answer, answer)` writes the one from the other.
 */
export const Answer = z.strictObject({
  dataset: z.string(),
  version: z.string(),
  /** Rows that match, under the question's `match`. */
  total: z.number().int().min(0),
  /** Rows whose whole uncertainty lies inside the question. */
  certain: z.number().int().min(0),
  /** Rows that at least touch the question: `certain` ≤ `possible`. */
  possible: z.number().int().min(0),
  rows: AnswerRows.optional(),
  facets: z.array(FacetCounts).optional(),
  histogram: Histogram.optional(),
  cells: Cells.optional(),
})
export type Answer = z.output<typeof Answer>

/** The row ids of an answer's column, in its order. */
export function rowIds(rows: Uint32Array): RowId[] {
  return Array.from(rows, rowId)
}

import * as z from 'zod'
import { Bbox } from './bbox.ts'
import { parseDay } from './day.ts'
import { Edtf } from './edtf.ts'
import { Region } from './region.ts'

/** A calendar date YYYY-MM-DD. */
const CalendarDate = z.string().refine((text) => {
  try {
    parseDay(text)
    return true
  } catch {
    return false
  }
}, 'expected a calendar date YYYY-MM-DD')

/** Upper bounds of a question, so that no address bar or client can ask for unbounded work. */
export const QUERY_LIMITS = { regions: 20, facetValues: 100, textLength: 200, filterLength: 20_000 } as const

/**
 * One question: where, when, what, and known when.
 *
 * All parts narrow the answer together (AND); regions among themselves, and values of one facet, widen it (OR).
 * The address bar, the HTTP query string and the message to the worker are three spellings of this object.
 */
export const Query = z.strictObject({
  /**
   * What is in view, after OGC API – Features (part 1, 7.15.3): narrows to entries whose own geometry, that of their first place, is in
   * the box or touches it. `regions` ask all places of an entry.
   */
  bbox: Bbox.optional(),
  /** An entry matches when it lies in any of them; none means everywhere. */
  regions: z.array(Region).max(QUERY_LIMITS.regions).default([]),
  /** An EDTF date or interval, both ends inclusive; what overlaps it is possible, what lies inside it is certain. */
  when: Edtf.optional(),
  /** Only what the world could know by the end of this day. */
  known: CalendarDate.optional(),
  /** Facet id → wanted values. An empty list is the same as no filter. */
  facets: z.record(z.string(), z.array(z.string()).max(QUERY_LIMITS.facetValues)).default({}),
  /** Words that must all occur, in English or Arabic, without regard to case, diacritics or letter variants. */
  text: z.string().min(1).max(QUERY_LIMITS.textLength).optional(),
  /** An expression of CQL2 text (OGC 21-065r2) over the properties of the dataset; only rows for which it is true match. */
  filter: z.string().min(1).max(QUERY_LIMITS.filterLength).optional(),
  /** `certain` leaves out what only touches the question. */
  match: z.enum(['possible', 'certain']).default('possible'),
})
export type Query = z.infer<typeof Query>

/** The question that everything answers. */
export const EVERYTHING: Query = Query.parse({})

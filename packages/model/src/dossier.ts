import type { DaySpan } from './day.ts'
import type { Entry, EntryType, Relation } from './entry.ts'
import type { Geometry } from './geometry.ts'
import type { EntryId } from './identifiers.ts'
import type { LocalizedText } from './localized-text.ts'
import type { Source } from './source.ts'

/** What a reader needs to see of an entry that another one mentions. */
export interface Mention {
  readonly id: EntryId
  readonly type: EntryType
  readonly title: LocalizedText
}

/** An entry with everything that its reader needs at hand: its sources, what it mentions, and what mentions it. */
export interface Dossier {
  readonly entry: Entry
  /** Of its first place, or from end to end for a flow; undefined where it has no place. */
  readonly geometry: Geometry | undefined
  readonly when: DaySpan | undefined
  /** The day by which the world could know it; undefined where no source has a bounded date. */
  readonly known: number | undefined
  /** The cited sources, in the order of the citations, each once. */
  readonly sources: readonly Source[]
  /** Every entry that this one names, by id. */
  readonly mentions: Readonly<Record<string, Mention>>
  /** Relations that other entries have to this one. */
  readonly incoming: readonly { readonly from: Mention; readonly relation: Relation }[]
}

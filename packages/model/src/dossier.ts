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

/** Where and when a row is, whatever it is. */
interface Whereabouts {
  /** Of its first place, or from end to end for a flow; undefined where it has no place. */
  readonly geometry: Geometry | undefined
  readonly when: DaySpan | undefined
  /** The day by which the world could know it; undefined where no source has a bounded date. */
  readonly known: number | undefined
}

/** An entry of an atlas with everything that its reader needs at hand: its sources, what it mentions, and what mentions it. */
export interface EntryDossier extends Whereabouts {
  readonly kind: 'entry'
  readonly id: EntryId
  readonly entry: Entry
  /** The cited sources, in the order of the citations, each once. */
  readonly sources: readonly Source[]
  /** Every entry that this one names, by id. */
  readonly mentions: Readonly<Record<string, Mention>>
  /** Relations that other entries have to this one. */
  readonly incoming: readonly { readonly from: Mention; readonly relation: Relation }[]
}

/** A number of a table's row with its bounds; what the row leaves out is undefined. */
export interface RecordQuantity {
  readonly low: number | undefined
  readonly best: number | undefined
  readonly high: number | undefined
  readonly unit: LocalizedText
}

/** Where a table's row says that it comes from. */
export interface RecordSource {
  readonly title: string | undefined
  readonly publisher: string | undefined
  readonly date: string | undefined
  /** http or https only. */
  readonly url: string | undefined
}

/** A cell: a number where its whole column is numbers, undefined where it is empty. */
export type CellValue = string | number | boolean | undefined

/** A row of an imported table: what it says, where it comes from, and all that stands in it. */
export interface RecordDossier extends Whereabouts {
  readonly kind: 'record'
  readonly id: string
  readonly title: string
  /** Of the disc in which it lies, in km: 0 where the place is exact. */
  readonly radiusKm: number
  readonly place: string | undefined
  /** As it stands in the table: one date, or start and end. */
  readonly whenText: string | undefined
  readonly quantity: RecordQuantity | undefined
  readonly source: RecordSource
  /** The file that was imported, and the number of the record in it, from 1. */
  readonly file: string
  readonly record: number
  /** Every field of the table, in its order. */
  readonly fields: readonly { readonly name: string; readonly value: CellValue }[]
}

export type Dossier = EntryDossier | RecordDossier

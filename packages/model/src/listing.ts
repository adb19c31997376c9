import type { DaySpan } from './day.ts'
import type { RecordQuantity } from './dossier.ts'
import type { EntryType, Status } from './entry.ts'
import type { Geometry, Position } from './geometry.ts'
import type { EntryId, Term } from './identifiers.ts'
import type { LocalizedText } from './localized-text.ts'
import type { Quantity } from './quantity.ts'

/** What a list shows of one entry of an atlas. */
export interface EntryListing {
  readonly kind: 'entry'
  readonly row: number
  readonly id: EntryId
  readonly type: EntryType
  /** The word for what it is, within its type. */
  readonly term: Term
  readonly title: LocalizedText
  /** As written (EDTF); undefined where the entry has no date. */
  readonly when: string | undefined
  readonly status: Status | undefined
  readonly quantity: Quantity | undefined
  /** Title of its first place; undefined where the entry has no place. */
  readonly place: LocalizedText | undefined
  /** Citations, so that a list can say how many sources each line has. */
  readonly sourceCount: number
}

/** What a list shows of one row of an imported table. */
export interface RecordListing {
  readonly kind: 'record'
  readonly row: number
  readonly id: string
  readonly title: string
  readonly when: DaySpan | undefined
  readonly place: string | undefined
  readonly quantity: RecordQuantity | undefined
  /** Who says so, as far as the table has it. */
  readonly source: string | undefined
}

/** What a list shows of one row. */
export type Listing = EntryListing | RecordListing

/** A shape that a map draws as a line or an area. `shape` is its number in this dataset version. */
export interface Outline {
  readonly shape: number
  /** Id of the place whose outline it is. */
  readonly place: string
  readonly geometry: Geometry
}

/** A flow as a map draws it, from point to point. */
export interface FlowLine {
  readonly id: EntryId
  readonly title: LocalizedText
  readonly from: Position
  readonly to: Position
  readonly quantity: Quantity | undefined
}

/** What a question leaves on a map beside its cells. */
export interface Drawing {
  /** Shapes that matching rows are in, each once, with the number of those rows and the lowest of them. */
  readonly outlines: readonly { readonly shape: number; readonly count: number; readonly row: number }[]
  readonly flows: readonly FlowLine[]
}

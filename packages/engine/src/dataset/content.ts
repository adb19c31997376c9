import type { Bbox, Facet, Geometry, Language, LocalizedText, Position, TableDescription } from '@nahrain/model'
import type { Documents } from './dataset.ts'
import type { RecordFile } from './record-file.ts'

/** A place of a row, before it becomes columns. */
export interface ContentLocation {
  /** Centre of the disc, or a point of the shape. */
  readonly position: Position
  readonly radiusKm: number
  /** Key into `DatasetContent.shapes`. */
  readonly shape?: string
  /** Id of the row that is the place. */
  readonly place?: string
}

/** One code per row (the type's largest number is "none"), or a list of codes per row: `values[offsets[r]]` up to, not including, `values[offsets[r + 1]]`. */
export type ContentCodes = Uint8Array | Uint16Array | { readonly offsets: Int32Array; readonly values: Uint16Array }

/**
 * Columns of a table in any order, that of its file, say; row r is the r-th item of each.
 * Only what has something to say is there: a column that would be the same for all rows is left out.
 */
export interface ContentColumns {
  /** Degrees, the first place of the row: NaN where it has none. */
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  /** Of the disc in which the place is known to lie; all 0 where it is left out. */
  readonly radiusKm?: Float32Array
  /** Days, both inclusive, see `Dataset`: `OPEN_START` and `OPEN_END` where open, `NO_DAY` and `OPEN_START` where undated. */
  readonly whenStart: Int32Array
  readonly whenEnd: Int32Array
  /** Day by whose end the world could know it, `NO_DAY` where nothing says. */
  readonly known?: Int32Array
  /** In the order of `DatasetContent.facets`. */
  readonly facets: readonly ContentCodes[]
  /** What a text search should find, unfolded: distinct texts, and columns of indexes into them; `NO_TEXT` where there is none. */
  readonly texts: { readonly strings: readonly string[]; readonly columns: readonly Uint32Array[] }
  /** Ids of the rows, distinct; the number of the record, from 1, where they are left out. */
  readonly ids?: readonly string[]
  /** All places of each row, where a row may have several, or shapes, or places that are rows. */
  readonly locations?: readonly (readonly ContentLocation[])[]
  /** Id of the row that each row is part of. */
  readonly partOf?: readonly (string | undefined)[]
  /** 1 where the row is a country or governorate: an area that authors assign, and geometry must not. */
  readonly administrative?: Uint8Array
}

/** What ingest hands over to be written. */
export interface DatasetContent {
  readonly id: string
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly licence: string
  readonly attribution: string
  readonly languages: readonly Language[]
  readonly firstView: Bbox
  readonly facets: readonly Facet[]
  readonly count: number
  readonly columns: ContentColumns
  readonly shapes: ReadonlyMap<string, Geometry>
  /** The whole records, in the order of the columns. */
  readonly records: RecordFile
  /** Undefined for an atlas, whose records are entries. */
  readonly table?: TableDescription
  readonly documents: Documents
}

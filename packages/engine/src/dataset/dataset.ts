import type { Briefing, Geometry, Manifest, Query, Source, Vocabulary } from '@nahrain/model'
import * as model from '@nahrain/model'
import * as z from 'zod'

/** Marks a row whose day column has nothing: later than every real day, so that no comparison lets it in. */
export const NO_DAY = model.OPEN_END

/** Marks "none" in columns of row numbers and of shape numbers. */
export const NONE = -1

/** Marks "none" in columns of text numbers. */
export const NO_TEXT = 0xffffffff

/** What a dataset carries beside its rows. */
export const Documents = z.strictObject({
  sources: z.array(model.Source),
  briefings: z.array(model.Briefing),
  vocabulary: model.Vocabulary.nullable(),
})
export interface Documents {
  readonly sources: readonly Source[]
  readonly briefings: readonly Briefing[]
  readonly vocabulary: Vocabulary | null
}

/** Coordinates are whole steps of 10⁻⁷ degrees, 1.1 cm on the ground: exact sums, half the memory, and what OpenStreetMap keeps too. */
export const STEPS_PER_DEGREE = 1e7

/**
 * All places of all rows, where a row may have several. Row r has the locations `offsets[r]` up to, not including,
 * `offsets[r + 1]`; the first is the one that carries its mark. A location is a disc, or a shape where `shape` is not `NONE`; then
 * its point is a point of the shape, for the mark.
 */
export interface Locations {
  readonly offsets: Int32Array
  readonly longitudeE7: Int32Array
  readonly latitudeE7: Int32Array
  readonly radiusKm: Float32Array
  readonly shape: Int32Array
  /** Row of the place that the location was written with, `NONE` where it is only a position. */
  readonly place: Int32Array
}

/** Codes of a facet, one per row; the type's largest number is "none". */
export type SingleCodes = Uint8Array | Uint16Array
/** Codes of a facet, a list per row: `values[offsets[r]]` up to, not including, `values[offsets[r + 1]]`. */
export interface ListedCodes {
  readonly offsets: Int32Array
  readonly values: Uint16Array
}
export type FacetCodes = SingleCodes | ListedCodes

/** The code that stands for "none". */
export function noneOf(codes: SingleCodes): number {
  return codes instanceof Uint8Array ? 0xff : 0xffff
}

export function isListed(codes: FacetCodes): codes is ListedCodes {
  return 'offsets' in codes
}

/** What a text search reads: the distinct texts, folded, and per row which of them it has. */
export interface SearchTexts {
  readonly strings: readonly string[]
  /** Columns of indexes into `strings`, `NO_TEXT` where there is none; or one list per row. */
  readonly codes: readonly Uint32Array[] | { readonly offsets: Int32Array; readonly values: Uint32Array }
}

/** Finds rows by their ids and the other way round. */
export interface RowIdentities {
  readonly rowOf: (id: string) => number | undefined
  readonly idOf: (row: number) => string
  /** Number of the row's record in the records file. */
  readonly recordOf: (row: number) => number
}

/**
 * A dataset in memory: columns as typed arrays, identity is the row number. Rows run along a Hilbert curve over the map of the world;
 * those without a place come last. Immutable once read. What would be the same for all rows is undefined.
 */
export interface Dataset {
  readonly manifest: Manifest
  readonly count: number
  /** Rows from 0 up to, not including, this one have a place. */
  readonly placed: number
  /** Position of the row's first place, steps of 10⁻⁷ degrees; one item for each placed row. */
  readonly longitudeE7: Int32Array
  readonly latitudeE7: Int32Array
  /** Of the disc in which the first place lies; undefined where all are exact. */
  readonly radiusKm: Float32Array | undefined
  /** Undefined where each placed row has one location, a disc, and no place that is a row. */
  readonly locations: Locations | undefined
  /** First day that the row may touch, `OPEN_START` where it has no beginning, `NO_DAY` where it has no date. */
  readonly whenStart: Int32Array
  /** Last day that the row may touch, inclusive; `OPEN_END` where it has no end. `OPEN_START` where undated. */
  readonly whenEnd: Int32Array
  /** Day by whose end the world could know it, `NO_DAY` where no source says. */
  readonly known: Int32Array | undefined
  /** Codes per row, one column per facet of the manifest, in its order. */
  readonly facets: readonly FacetCodes[]
  readonly shapes: readonly Geometry[]
  /** Id of the place whose outline each shape is. */
  readonly shapeIds: readonly string[]
  /** Row of the place that a place is part of, `NONE` for all other rows. */
  readonly partOf: Int32Array | undefined
  /** 1 where the row is a country or governorate: an area that authors assign, and geometry must not. */
  readonly administrative: Int32Array | undefined
  readonly documents: Documents
  readonly details: DatasetDetails
}

/** What a dataset reads only when it is wanted. Each is read once; a read that failed may be tried again. */
export interface DatasetDetails {
  /** Reads what a question needs beyond the columns, so that the engine can answer it. @throws damaged-dataset */
  readonly prepare: (query: Query) => Promise<void>
  /** Undefined until they were read. */
  readonly texts: () => SearchTexts | undefined
  readonly identities: () => RowIdentities | undefined
  readonly loadIdentities: () => Promise<RowIdentities>
  /** The row's whole record, as it was written. @throws damaged-dataset */
  readonly record: (row: number) => Promise<string>
  /** All records, in the order of their file, with the row of each. @throws damaged-dataset */
  readonly records: (visit: (row: number, text: string) => void) => Promise<void>
}

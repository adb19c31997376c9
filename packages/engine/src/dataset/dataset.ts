import type { Briefing, Geometry, Manifest, Source, Vocabulary } from '@nahrain/model'
import * as model from '@nahrain/model'
import * as z from 'zod'

/** Marks a row whose day column has nothing: later than every real day, so that no comparison lets it in. */
export const NO_DAY = model.OPEN_END

/** Marks "no text" in columns of indexes into the search texts. */
export const NO_TEXT = 0xffffffff

/** Marks "none" in columns of row numbers and of shape numbers. */
export const NONE = -1

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

/**
 * Where rows are. Row r has the locations `offsets[r]` up to, not including, `offsets[r + 1]`; the first is the one that
 * carries its mark. A location is a disc (centre in degrees, radius in km), or a shape where `shape` is not `NONE`; then
 * its point is a point of the shape, for the mark.
 */
export interface Locations {
  readonly offsets: Int32Array
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  readonly radiusKm: Float32Array
  readonly shape: Int32Array
  /** Row of the place that the location was written with, `NONE` where it is only a position. */
  readonly place: Int32Array
}

/**
 * A dataset in memory: columns as typed arrays, identity is the row number. Rows run along a Hilbert curve,
 * rows without a place come last. Immutable once read.
 */
export interface Dataset {
  readonly manifest: Manifest
  readonly count: number
  readonly ids: readonly string[]
  /** First day that the row may touch, `OPEN_START` where it has no beginning, `NO_DAY` where it has no date. */
  readonly whenStart: Int32Array
  /** Last day that the row may touch, inclusive; `OPEN_END` where it has no end. Below `whenStart` where undated. */
  readonly whenEnd: Int32Array
  /** Day by whose end the world could know it, `NO_DAY` where no source says. */
  readonly known: Int32Array
  /** Codes per row, one column per facet of the manifest, in its order. */
  readonly facets: readonly { readonly offsets: Int32Array; readonly values: Uint16Array }[]
  /** Search texts per row, as indexes into `strings`. */
  readonly texts: { readonly offsets: Int32Array; readonly values: Uint32Array }
  /** The distinct search texts, folded; undefined until `loadStrings` has read them. */
  readonly strings: () => readonly string[] | undefined
  /** Reads the search texts, once: only a text search needs them. @throws damaged-dataset */
  readonly loadStrings: () => Promise<void>
  readonly locations: Locations
  readonly shapes: readonly Geometry[]
  /** Id of the place whose outline each shape is. */
  readonly shapeIds: readonly string[]
  /** Row of the place that a place is part of, `NONE` for all other rows. */
  readonly partOf: Int32Array
  /** 1 where the row is a country or governorate: an area that authors assign, and geometry must not. */
  readonly administrative: Int32Array
  readonly documents: Documents
  /** The row's whole record as it was written, parsed on demand. */
  readonly record: (row: number) => unknown
}

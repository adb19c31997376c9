import type { RowFeature } from '@nahrain/engine'
import type { Position } from '@nahrain/model'

/** One way to write features into one file. A stream stops reading features when it is cancelled. */
export interface FeatureFormat {
  /** Value of the parameter `f`. */
  readonly id: 'geojsonseq' | 'csv' | 'flatgeobuf' | 'geoparquet'
  readonly title: string
  /** Without parameters, as `Accept` and links name it. */
  readonly mediaType: string
  /** The media type with its parameters, as `Content-Type` says it. */
  readonly contentType: string
  /** Of a file's name, without the dot. */
  readonly extension: string
  /** Rows that a file may have at most; undefined where it is written as it is read and has no limit. */
  readonly mostRows: number | undefined
  /** All features in their order. A fault of the features, or a file that grows too large, fails the stream. */
  readonly write: (
    features: AsyncIterable<readonly RowFeature[]>,
    context: FormatContext,
  ) => ReadableStream<Uint8Array<ArrayBuffer>>
}

/** What a file says beside its features, and which columns a table of them has. */
export interface FormatContext {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly attribution: string
  readonly licence: string
  /** The properties that a table has columns for, in its order; sequences write every property. */
  readonly columns: readonly DeclaredColumn[]
  /** Where the mark of a feature stands, by its id; undefined where it is on no map. */
  readonly markOf: (id: string) => Position | undefined
}

/** A property that all features of a collection may have. */
export interface DeclaredColumn {
  readonly name: string
  readonly type: ColumnType
}

/**
 * `number`; `text`, where what is no text stands as compact JSON; `json`, any JSON value; `citations`, the list that every feature
 * carries, which tables show both as columns and whole.
 */
export type ColumnType = 'number' | 'text' | 'json' | 'citations'

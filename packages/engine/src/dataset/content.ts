import type { Bbox, Day, DaySpan, Facet, Geometry, Language, LocalizedText, Position } from '@nahrain/model'
import type { Documents } from './dataset.ts'

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

export interface ContentRow {
  readonly id: string
  readonly locations: readonly ContentLocation[]
  readonly when?: DaySpan
  readonly known?: Day
  /** One list of codes per facet, in the order of `DatasetContent.facets`. */
  readonly facets: readonly (readonly number[])[]
  /** What a text search should find, unfolded; texts that many rows share are stored once. */
  readonly texts: readonly string[]
  readonly partOf?: string
  readonly administrative?: boolean
  /** What a detail view reads; must survive JSON. */
  readonly record: unknown
}

/** What ingest hands over to be written; rows in any order. */
export interface DatasetContent {
  readonly id: string
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly licence: string
  readonly attribution: string
  readonly languages: readonly Language[]
  readonly firstView: Bbox
  readonly facets: readonly Facet[]
  readonly shapes: ReadonlyMap<string, Geometry>
  readonly rows: readonly ContentRow[]
  readonly documents: Documents
}

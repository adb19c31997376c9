export {
  Answer,
  AnswerRows,
  AnswerShape,
  Cells,
  FacetCounts,
  Histogram,
  MIX_LIMIT,
  rowIds,
  SORT_KEY_LIMIT,
  SORTS,
  Sort,
  SortKey,
} from './answer.ts'
export { Bbox, bboxWidth, relativeLongitude } from './bbox.ts'
export { Briefing, Section, Statement } from './briefing.ts'
export { Citation, Stance } from './citation.ts'
export { calendarOf, type Day, type DaySpan, dayOf, formatDay, OPEN_END, OPEN_START, parseDay } from './day.ts'
export type {
  CellValue,
  Dossier,
  EntryDossier,
  Mention,
  RecordDossier,
  RecordQuantity,
  RecordSource,
} from './dossier.ts'
export { Edtf, parseEdtf } from './edtf.ts'
export {
  Actor,
  Coarsened,
  Codes,
  Corroboration,
  Effect,
  ENTRY_TYPES,
  Entry,
  EntryType,
  Event,
  Flow,
  Location,
  LocationRole,
  Observation,
  Participation,
  Place,
  Precision,
  Recommendation,
  Relation,
  RelationType,
  Status,
} from './entry.ts'
export {
  ERROR_TAGS,
  type ErrorDetails,
  type ErrorRecord,
  type ErrorTag,
  fromErrorRecord,
  isNahrainError,
  NahrainError,
  toErrorRecord,
} from './errors.ts'
export { Geometry, type Line, Position, type Ring, samePosition, signedArea } from './geometry.ts'
export { EntryId, type RowId, rowId, SourceId, Term } from './identifiers.ts'
export { invalidParameter } from './invalid-parameter.ts'
export { jsonSchema, PUBLISHED_SCHEMAS, type PublishedSchema } from './json-schema.ts'
export type { Drawing, EntryListing, FlowLine, Listing, Outline, RecordListing } from './listing.ts'
export { LANGUAGES, type Language, LocalizedText, localize } from './localized-text.ts'
export {
  DATASET_FILES,
  DATASET_FORMAT_VERSION,
  type DatasetFile,
  FACET_LIMIT,
  Facet,
  FileStamp,
  Manifest,
} from './manifest.ts'
export {
  PAGE_PARAMETERS,
  type PageParameters,
  RESERVED_PARAMETERS,
  takePageParameters,
} from './page-parameters.ts'
export { Qualifier, Quantity } from './quantity.ts'
export { EVERYTHING, QUERY_LIMITS, Query } from './query.ts'
export { decodeQuery, encodeQuery, QUERY_PARAMETERS } from './query-parameters.ts'
export { POLYGON_VERTEX_LIMIT, Region } from './region.ts'
export { formatRegion, parseRegion, REGION_FORMS, readNumber } from './region-text.ts'
export { Seen, Source } from './source.ts'
export { FieldType, TABLE_LIMITS, TableDescription } from './table.ts'
export { Indicator, Vocabulary } from './vocabulary.ts'

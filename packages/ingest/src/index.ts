export { buildAtlas } from './atlas/build-atlas.ts'
export { type CheckedAtlas, checkAtlasFiles } from './atlas/check.ts'
export type { Coverage } from './atlas/coverage.ts'
export type { AtlasFiles } from './atlas/read-atlas.ts'
export { type BoundaryPlace, boundaryPlaces } from './boundaries/boundary-place.ts'
export type { BoundaryCredit } from './boundaries/credit-layer.ts'
export type { BoundaryMatch, BoundaryPair, MatchKind } from './boundaries/match-boundaries.ts'
export { type Boundaries, type BoundaryFeature, readBoundaries } from './boundaries/read-boundaries.ts'
export {
  BOUNDARY_PATHS,
  type BoundaryImport,
  type BoundaryTarget,
  replaceBoundaries,
} from './boundaries/replace-boundaries.ts'
export { type Fault, formatFault } from './fault.ts'
export { CORRECTION_ROLES, correctMapping } from './table/corrections.ts'
export { type Guess, guessMapping } from './table/guess.ts'
export { IMPORT_LIMITS, type ImportLimits } from './table/import-limits.ts'
export { type ImportOptions, type ImportTally, importTable } from './table/import-table.ts'
export { type FacetField, Mapping } from './table/mapping.ts'
export { createNoteTally, type NoteCount, type NoteTally } from './table/note-tally.ts'
export { matchPreset, PRESETS, Preset, presetById, presetMapping } from './table/presets.ts'
export { blobTableFile } from './table/read/blob-table-file.ts'
export { openTable } from './table/read/open-table.ts'
export { formatReason, type Reason } from './table/reason.ts'
export type { Note, OpenTable, RecordBatch, RecordForm, TableFile } from './table/record-batch.ts'
export { SAMPLE_RECORDS, sampleTable, type TableSample } from './table/table-sample.ts'
export { createTermDictionary, type TermDictionary } from './table/term-dictionary.ts'

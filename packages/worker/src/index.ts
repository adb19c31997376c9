export type { ImportTally, Note, NoteCount, Reason, TableLook } from '@nahrain/ingest/table'
export { datasetIdOf, NOTE_CSV_HEAD, noteCsvLine } from '@nahrain/ingest/table'
export type { Atlas, Overview, PageShape, RowPage } from './atlas.ts'
export {
  type Arrival,
  type ArrivalListener,
  type AtlasSource,
  folderSource,
  type TableImport,
  type TableTally,
  tableSource,
} from './atlas-source.ts'
export { fetchReader } from './fetch-reader.ts'
export { createLocalAtlas } from './local-atlas.ts'
export type { NamedPlace } from './places.ts'
export type { AtlasAddress } from './thread-table.ts'
export { createWorkerAtlas, lookAtFile } from './worker-atlas.ts'

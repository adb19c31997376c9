export { groupRows, type RowGroups } from './answer/group-rows.ts'
export type { SelectedRows } from './answer/rows.ts'
export {
  type BufferRows,
  FINEST_TILES,
  type MapTile,
  rowsInBuffer,
  rowsInTile,
  TILE_BUFFER,
} from './answer/tile-rows.ts'
export type { ContentCodes, ContentColumns, ContentLocation, DatasetContent } from './dataset/content.ts'
export { type ContentRow, contentFromRows, type RowContent } from './dataset/content-rows.ts'
export { worldX, worldY } from './dataset/curve.ts'
export {
  type Dataset,
  type Documents,
  type FacetCodes,
  isListed,
  NO_DAY,
  NO_TEXT,
  NONE,
  noneOf,
  STEPS_PER_DEGREE,
} from './dataset/dataset.ts'
export type { DatasetFileName, DatasetReader } from './dataset/dataset-reader.ts'
export { parseDelimitedRecord } from './dataset/delimited-record.ts'
export { type HashPieces, hashBytes } from './dataset/hash.ts'
export { memoryReader } from './dataset/memory-reader.ts'
export { readDataset, readManifest } from './dataset/read-dataset.ts'
export { type Compress, createRecordWriter, type RecordFile, type RecordWriter } from './dataset/record-file.ts'
export { encodeGeometry } from './dataset/well-known-binary.ts'
export { type WrittenDataset, writeDataset } from './dataset/write-dataset.ts'
export { type Archive, createArchive } from './details/archive.ts'
export { whenOf } from './details/days-of-row.ts'
export { type RowFeature, toFeature } from './details/feature.ts'
export { createEngine, type Engine } from './engine.ts'
export { isSortable } from './expressions/property-orders.ts'
export { GEOMETRY, propertiesOf, type RowProperty } from './expressions/queryables.ts'
export { ROW_FUNCTIONS, type RowFunction } from './expressions/row-functions.ts'
export { pointOf } from './filters/place-geometry.ts'
export { measureRoute, type Route } from './geography/route.ts'
export { distanceKm } from './geography/wgs84.ts'
export { foldText } from './text.ts'

/** What a thread needs for tables, and for nothing else: of ingest what reads tables, of engine what writes datasets. */
export { memoryReader, writeDataset } from '@nahrain/engine'
export { blobTableFile, importTable, lookAtTable, openTable } from '@nahrain/ingest/table'

/** The part of ingest that a thread needs; the rest of it (YAML, checks of an atlas) stays out of the page. */
export { blobTableFile, importTable, lookAtTable, openTable } from '@nahrain/ingest'

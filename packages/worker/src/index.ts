export type { Atlas, Overview, PageShape, RowPage } from './atlas.ts'
export { fetchReader } from './fetch-reader.ts'
export { createLocalAtlas } from './local-atlas.ts'
export { createWorkerAtlas, type DatasetAddress } from './worker-atlas.ts'

export type { Atlas, Overview } from './atlas.ts'
export { fetchReader } from './fetch-reader.ts'
export { createLocalAtlas } from './local-atlas.ts'
export { createWorkerAtlas, type DatasetAddress } from './worker-atlas.ts'

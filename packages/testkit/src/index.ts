export { bboxIn, contentIn, positionIn, queryIn, ringIn, THEATRES, type Theatre } from './arbitrary.ts'
export { ATLAS_FOLDER, atlasDataset, builtAtlas, datasetOf, memoryReader } from './atlas.ts'
export { type QueryCase, queryCases } from './cases.ts'
export { propertyOptions } from './property-options.ts'

export { readAtlasFolder } from './atlas-folder.ts'
export { openTableFile } from './table-file.ts'

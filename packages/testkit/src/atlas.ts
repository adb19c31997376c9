import { fileURLToPath } from 'node:url'
import {
  contentFromRows,
  type Dataset,
  memoryReader,
  type RowContent,
  readDataset,
  type WrittenDataset,
  writeDataset,
} from '@nahrain/engine'
import { buildAtlas, checkAtlasFiles } from '@nahrain/ingest'
import { readAtlasFolder } from '@nahrain/ingest/node'

/** The folder of the real atlas. */
export const ATLAS_FOLDER = fileURLToPath(new URL('../../../data', import.meta.url))

let written: Promise<WrittenDataset> | undefined

/** The real atlas, built from its YAML once per test process. */
export function builtAtlas(): Promise<WrittenDataset> {
  written ??= readAtlasFolder(ATLAS_FOLDER)
    .then((files) => buildAtlas(checkAtlasFiles(files)))
    .then(writeDataset)
  return written
}

export async function atlasDataset(): Promise<Dataset> {
  return readWritten(await builtAtlas())
}

/** A dataset that goes through its bytes, as every reader gets it. */
export async function datasetOf(content: RowContent): Promise<Dataset> {
  return readWritten(writeDataset(await contentFromRows(content)))
}

function readWritten(dataset: WrittenDataset): Promise<Dataset> {
  return readDataset(dataset.manifest.id, memoryReader(dataset))
}

import { fileURLToPath } from 'node:url'
import { type Dataset, type DatasetContent, readDataset, type WrittenDataset, writeDataset } from '@nahrain/engine'
import { buildAtlas, checkAtlasFiles } from '@nahrain/ingest'
import { readAtlasFolder } from '@nahrain/ingest/node'

/** The folder of the real atlas. */
export const ATLAS_FOLDER = fileURLToPath(new URL('../../../data', import.meta.url))

let written: Promise<WrittenDataset> | undefined

/** The real atlas, built from its YAML once per test process. */
export function builtAtlas(): Promise<WrittenDataset> {
  written ??= readAtlasFolder(ATLAS_FOLDER).then((files) => writeDataset(buildAtlas(checkAtlasFiles(files))))
  return written
}

export async function atlasDataset(): Promise<Dataset> {
  return readWritten(await builtAtlas())
}

/** A dataset that goes through its bytes, as every reader gets it. */
export function datasetOf(content: DatasetContent): Promise<Dataset> {
  return readWritten(writeDataset(content))
}

/** Serves a written dataset from memory, in the way of a folder. */
export function memoryReader({ manifest, files }: WrittenDataset): (file: string) => Promise<Uint8Array> {
  return async (file) => {
    if (file === 'manifest.json') return new TextEncoder().encode(JSON.stringify(manifest))
    const bytes = new Map<string, Uint8Array>(files).get(file)
    if (bytes === undefined) throw new Error(`no ${file}`)
    return bytes
  }
}

function readWritten(dataset: WrittenDataset): Promise<Dataset> {
  return readDataset(dataset.manifest.id, memoryReader(dataset))
}

import { type Atlas, createWorkerAtlas, lookAtFile, type TableImport, type TableLook } from '@nahrain/worker'
import { HOME_DATASET } from './dataset-address.ts'

/** Every atlas, and every look at a table, has a thread of its own. */
function startThread(): Worker {
  return new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: 'engine' })
}

/** Datasets lie beside the page, so a static host is enough. */
function folderUrl(id: string): string {
  return new URL(`datasets/${id}`, document.baseURI).href
}

/** A dataset of this host. */
export function startAtlas(id: string): Atlas {
  const gazetteer = id === HOME_DATASET ? {} : { gazetteerUrl: folderUrl(HOME_DATASET) }
  return createWorkerAtlas(startThread, { kind: 'folder', name: id, url: folderUrl(id), ...gazetteer })
}

/** A table that the reader brought: it is imported as it is opened, and stays in the memory of its thread. */
export function startTable(file: File, wanted: TableImport): Atlas {
  return createWorkerAtlas(startThread, { kind: 'table', file, wanted, gazetteerUrl: folderUrl(HOME_DATASET) })
}

/** What a table is taken for. @throws invalid-input, invalid-parameter; cancelled by the signal */
export function lookAt(file: File, corrections: readonly string[], signal: AbortSignal): Promise<TableLook> {
  return lookAtFile(startThread, file, corrections, signal)
}

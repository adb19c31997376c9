import type { TableLook } from '@nahrain/ingest/table'
import { NahrainError } from '@nahrain/model'
import * as Comlink from 'comlink'
import type { Atlas } from './atlas.ts'
import { type ArrivalListener, type AtlasSource, folderSource, type TableImport, tableSource } from './atlas-source.ts'
import { fetchReader } from './fetch-reader.ts'
import { loadTables } from './load-tables.ts'
import { createLocalAtlas } from './local-atlas.ts'
import { type Outcome, settle } from './outcome.ts'

/** Where the thread finds an atlas: a dataset folder at a URL, or a file that somebody brought. */
export type AtlasAddress =
  | { readonly kind: 'folder'; readonly name: string; readonly url: string; readonly gazetteerUrl?: string }
  | { readonly kind: 'table'; readonly file: File; readonly wanted: TableImport; readonly gazetteerUrl?: string }

/** The methods of an atlas as messages: the same arguments, answered by an outcome. */
export type ThreadTable = {
  readonly [Method in Exclude<keyof Atlas, 'open' | 'close'>]: (
    ...request: Parameters<Atlas[Method]>
  ) => Promise<Outcome<Awaited<ReturnType<Atlas[Method]>>>>
} & {
  readonly open: (
    address: AtlasAddress,
    listen: ArrivalListener,
  ) => Promise<Outcome<Awaited<ReturnType<Atlas['open']>>>>
  /** Looks at a table without importing it. */
  readonly look: (file: File, corrections: readonly string[]) => Promise<Outcome<TableLook>>
}

export function createThreadTable(): ThreadTable {
  let opened: Atlas | undefined
  const atlas = () => {
    if (opened !== undefined) return opened
    throw new NahrainError('not-found', 'got a question before open(), expected open() first', {
      what: 'open dataset',
      id: 'none',
    })
  }
  return {
    open: (address, listen) =>
      settle(async () => {
        opened = createLocalAtlas(await sourceOf(address))
        return opened.open(listen)
      }),
    look: (file, corrections) =>
      settle(async () => {
        const { blobTableFile, lookAtTable } = await loadTables()
        return lookAtTable(blobTableFile(file), corrections)
      }),
    ask: (query, shape) => moved(async () => atlas().ask(query, shape)),
    page: (query, shape) => moved(async () => atlas().page(query, shape)),
    count: (query) => settle(async () => atlas().count(query)),
    draw: (query) => settle(async () => atlas().draw(query)),
    totals: () => settle(async () => atlas().totals()),
    places: () => settle(async () => atlas().places()),
    outlines: () => settle(async () => atlas().outlines()),
    list: (rows) => settle(async () => atlas().list(rows)),
    cell: (query, zoom, key) => moved(async () => atlas().cell(query, zoom, key)),
    dossier: (id) => settle(async () => atlas().dossier(id)),
    features: (query) => settle(async () => atlas().features(query)),
  }
}

async function sourceOf(address: AtlasAddress): Promise<AtlasSource> {
  const gazetteer = address.gazetteerUrl === undefined ? undefined : fetchReader(address.gazetteerUrl)
  switch (address.kind) {
    case 'folder':
      return folderSource(address.name, fetchReader(address.url), gazetteer)
    case 'table': {
      const { blobTableFile } = await loadTables()
      return tableSource(blobTableFile(address.file), address.wanted, gazetteer)
    }
  }
}

/** An outcome whose typed arrays change hands instead of being copied. */
async function moved<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
  const outcome = await settle(work)
  return Comlink.transfer(outcome, buffersOf(outcome))
}

/** Every array buffer inside plain data, each once. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : []
  if (typeof value !== 'object' || value === null) return []
  return [...new Set(Object.values(value).flatMap(buffersOf))]
}

import { type Dataset, type DatasetReader, readDataset } from '@nahrain/engine'
import type { ImportTally, Note, TableFile } from '@nahrain/ingest/table'
import { loadTables } from './load-tables.ts'

/** How far an atlas is on its way. */
export type Arrival =
  /** Records of a file that were imported, and how much of the file that is (0 to 1). */
  | { readonly kind: 'imported'; readonly records: number; readonly share: number }
  /** Everything was read; what is left is to put it in order. */
  | { readonly kind: 'writing' }
  /** The first rows can be asked: answers are of them alone. */
  | { readonly kind: 'rows'; readonly rows: number; readonly of: number }
  /** All rows can be asked. */
  | { readonly kind: 'complete' }
  /** Reading ended after the first rows were there; answers stay of those. */
  | { readonly kind: 'failed'; readonly message: string }

export type ArrivalListener = (arrival: Arrival) => void

/** Where an atlas comes from. */
export interface AtlasSource {
  readonly name: string
  /** @throws damaged-dataset, not-found, invalid-input, invalid-parameter */
  readonly read: (listen: ArrivalListener, onRows: (first: Dataset) => void) => Promise<ReadAtlas>
  /** A dataset whose places a question may name beside those of the atlas itself. */
  readonly gazetteer?: () => Promise<Dataset>
}

export interface ReadAtlas {
  readonly dataset: Dataset
  /** Of a table that was imported just now. */
  readonly tally?: TableTally
}

/** What became of a table's records, and what was noted of the file itself. */
export interface TableTally extends ImportTally {
  readonly fileNotes: readonly Note[]
}

/** A dataset folder. */
export function folderSource(name: string, reader: DatasetReader, gazetteer?: DatasetReader): AtlasSource {
  return {
    name,
    read: async (_, onRows) => ({ dataset: await readDataset(name, reader, { onRows }) }),
    ...(gazetteer && { gazetteer: () => readDataset('gazetteer', gazetteer) }),
  }
}

/** How a table is to be imported. */
export interface TableImport {
  readonly id: string
  /** As `correctMapping` takes them: `when=date_start..date_end`. */
  readonly corrections: readonly string[]
  readonly title?: string
}

/** A table that somebody brings: it stays in memory, and nobody else sees it. What reads tables is loaded with the first one. */
export function tableSource(file: TableFile, wanted: TableImport, gazetteer?: DatasetReader): AtlasSource {
  const { id, title, corrections } = wanted
  return {
    name: file.name,
    async read(listen) {
      const { importTable, lookAtTable, memoryReader, openTable, writeDataset } = await loadTables()
      const { mapping } = await lookAtTable(file, corrections)
      const counted = countReads(file)
      const fileNotes: Note[] = []
      const table = await openTable(counted.file, (note) => fileNotes.push(note))
      const { content, tally } = await importTable(table, mapping, {
        id,
        fileName: file.name,
        ...(title === undefined ? {} : { title }),
        progress: ({ records }) => listen({ kind: 'imported', records, share: counted.share() }),
      })
      listen({ kind: 'writing' })
      const dataset = await readDataset(file.name, memoryReader(writeDataset(content)))
      return { dataset, tally: { ...tally, fileNotes } }
    },
    ...(gazetteer && { gazetteer: () => readDataset('gazetteer', gazetteer) }),
  }
}

/** The file, with how much of it was read: by its stream or by ranges. */
function countReads(file: TableFile): { readonly file: TableFile; readonly share: () => number } {
  let read = 0
  const counter = () =>
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        read += piece.byteLength
        controller.enqueue(piece)
      },
    })
  return {
    share: () => Math.min(1, read / Math.max(1, file.size)),
    file: {
      ...file,
      stream: () => {
        read = 0
        return file.stream().pipeThrough(counter())
      },
      read: async (start, end) => {
        const bytes = await file.read(start, end)
        read += bytes.byteLength
        return bytes
      },
    },
  }
}

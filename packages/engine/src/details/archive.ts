import type { Dossier, FlowLine, Listing, RowId } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { createEntryArchive } from './entry-archive.ts'
import { createRecordArchive } from './record-archive.ts'

/** Writes what lists and details show of rows. @throws damaged-dataset, where the records cannot be read */
export interface Archive {
  readonly dossier: (row: RowId) => Promise<Dossier>
  /** In the order of the rows. */
  readonly listings: (rows: readonly RowId[]) => Promise<readonly Listing[]>
  /** The flows among the rows, from point to point; undefined where no row can be one. */
  readonly flows?: (rows: readonly RowId[]) => Promise<readonly FlowLine[]>
}

/** The archive of an atlas, whose records are entries, or of an imported table. */
export function createArchive(dataset: Dataset): Archive {
  const { table } = dataset.manifest
  return table === null ? createEntryArchive(dataset) : createRecordArchive(dataset, table)
}

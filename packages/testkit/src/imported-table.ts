import { type WrittenDataset, writeDataset } from '@nahrain/engine'
import { blobTableFile, importTable, lookAtTable, openTable } from '@nahrain/ingest/table'

/** A table as it comes out of an import that nobody corrected. */
export interface ImportedTableOptions {
  /** Of the dataset, kebab-case. */
  readonly id: string
  /** Its ending is no matter: what a file is, is seen in it. */
  readonly fileName: string
  readonly text: string
  /** Corrections of the guessed mapping, `role=field`. */
  readonly corrections?: readonly string[]
}

/** @throws invalid-input, invalid-parameter */
export async function importedTable(options: ImportedTableOptions): Promise<WrittenDataset> {
  const { id, fileName, text, corrections = [] } = options
  const file = blobTableFile(new Blob([text]), fileName)
  const { mapping } = await lookAtTable(file, corrections)
  const { content } = await importTable(await openTable(file, () => undefined), mapping, { id, fileName })
  return writeDataset(content)
}

import type { Note, OpenTable, TableFile } from '../record-batch.ts'
export function openParquet(_file: TableFile, _note: (note: Note) => void): Promise<OpenTable> {
  throw new Error('x')
}

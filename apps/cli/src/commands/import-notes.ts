import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { NOTE_CSV_HEAD, type Note, noteCsvLine } from '@nahrain/ingest/table'
import { UsageError } from '../command.ts'

/** Notes as CSV, written as they come: there may be millions. */
export function openNotes(path: string | undefined) {
  if (path === undefined) return { write: () => {}, close: async () => {} }
  const stream = createWriteStream(path)
  const failed = finished(stream)
  failed.catch(() => {})
  stream.write(NOTE_CSV_HEAD)
  return {
    write: (note: Note) => {
      stream.write(noteCsvLine(note))
    },
    close: async () => {
      stream.end()
      await failed.catch((cause: unknown) => {
        throw new UsageError(`--notes: got ${path}, which cannot be written (${(cause as Error).message})`)
      })
    },
  }
}

import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Note } from '@nahrain/ingest'
import { UsageError } from '../command.ts'

/** Notes as CSV, written as they come: there may be millions. */
export function openNotes(path: string | undefined) {
  if (path === undefined) return { write: () => {}, close: async () => {} }
  const stream = createWriteStream(path)
  const failed = finished(stream)
  failed.catch(() => {})
  stream.write('record,field,reason,dropped\n')
  return {
    write: ({ record, field, reason, dropped }: Note) => {
      stream.write(`${record},${cell(field ?? '')},${cell(reason)},${dropped}\n`)
    },
    close: async () => {
      stream.end()
      await failed.catch((cause: unknown) => {
        throw new UsageError(`--notes: got ${path}, which cannot be written (${(cause as Error).message})`)
      })
    },
  }
}

/** RFC 4180; a leading sign that a spreadsheet would take for a formula is disarmed. */
function cell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

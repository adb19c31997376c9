import type { Note } from '../record-batch.ts'

export const NOTE_CSV_HEAD = 'record,field,reason,dropped\n'

/** A note as a line of CSV, with its line break. */
export function noteCsvLine({ record, field, reason, dropped }: Note): string {
  return `${record},${cell(field ?? '')},${cell(reason)},${dropped}\n`
}

/** RFC 4180; a leading sign that a spreadsheet would take for a formula is disarmed. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

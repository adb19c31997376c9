import { NOTE_CSV_HEAD, type Note, noteCsvLine, type TableTally } from '@nahrain/worker'

/** Notes of the file itself, then of its records: the first ones, for there may be as many as records. */
export function keptNotes({ fileNotes, firstNotes }: TableTally): readonly Note[] {
  return [...fileNotes, ...firstNotes]
}

/** How often something was noted, also of what is not kept. */
export function noteTotal({ fileNotes, notes }: TableTally): number {
  return notes.reduce((sum, { count }) => sum + count, fileNotes.length)
}

/** The kept notes as CSV. The mark at its start tells spreadsheets that it is UTF-8. */
export function notesCsv(tally: TableTally): string {
  return `\uFEFF${NOTE_CSV_HEAD}${keptNotes(tally).map(noteCsvLine).join('')}`
}

import type { Note } from '../record-batch.ts'

export interface NoteCount {
  readonly field: string | undefined
  /** With the values that were got left out: `got "…", expected a number`. */
  readonly reason: string
  readonly count: number
}

/** Notes can be as many as records: the first ones are kept, all are counted. */
export interface NoteTally {
  readonly add: (note: Note) => void
  /** The first notes, in the order they came. */
  readonly first: readonly Note[]
  readonly total: number
  /** Of records that are not in the dataset. */
  readonly dropped: number
  /** By field and reason, the most frequent first; exact. */
  readonly counts: () => NoteCount[]
}

/** Reasons without their values are few; more than this are a fault of the reader, and share one line. */
const MOST_REASONS = 500

export function createNoteTally(kept: number): NoteTally {
  const first: Note[] = []
  const counts = new Map<string, { field: string | undefined; reason: string; count: number }>()
  let [total, dropped] = [0, 0]
  return {
    add(note) {
      total++
      if (note.dropped) dropped++
      if (first.length < kept) first.push(note)
      const reason = note.reason.includes('"') ? note.reason.replaceAll(/"[^"]*"/g, '"…"') : note.reason
      const key = `${note.field ?? ''}\n${reason}`
      const found = counts.get(key) ?? counts.get(counts.size >= MOST_REASONS ? '' : key)
      if (found !== undefined) found.count++
      else if (counts.size < MOST_REASONS) counts.set(key, { field: note.field, reason, count: 1 })
      else counts.set('', { field: undefined, reason: 'other reasons', count: 1 })
    },
    first,
    get total() {
      return total
    },
    get dropped() {
      return dropped
    },
    counts: () => [...counts.values()].sort((a, b) => b.count - a.count),
  }
}

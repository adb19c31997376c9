import { cellsOf, type Kept } from './columns/growing.ts'
import type { TableColumns } from './columns/table-columns.ts'
import { type ImportLimits, refuse } from './import-limits.ts'
import type { Note, RecordBatch } from './record-batch.ts'

export interface SieveCounts {
  /** Records that were read: `kept` and `dropped`. */
  readonly rows: number
  readonly kept: number
  /** Of the kept ones. */
  readonly withoutPlace: number
  readonly withoutDate: number
  readonly dropped: number
}

export interface Sieve {
  /** Reads a batch into the columns and says which of its records stay. @throws invalid-input */
  readonly next: (batch: RecordBatch) => Kept
  readonly counts: SieveCounts
}

/** Keeps what has a place or a date, counts, and stops where there is too much or most of the first records fall through. */
export function createSieve(columns: TableColumns, limits: ImportLimits, add: (note: Note) => void): Sieve {
  const counts = { rows: 0, kept: 0, withoutPlace: 0, withoutDate: 0, dropped: 0 }
  const cellsFor = cellsOf(Uint32Array)

  function sift(batch: RecordBatch): Kept {
    const records = cellsFor(batch.count)
    let count = 0
    for (let record = 0; record < batch.count; record++) {
      const [located, dated] = [columns.isLocated(record), columns.isDated(record)]
      if (located || dated) records[count++] = record
      else add({ record: batch.first + record + 1, field: undefined, reason: NEITHER, dropped: true })
      if (!located && dated) counts.withoutPlace++
      if (located && !dated) counts.withoutDate++
    }
    return { records, count, all: count === batch.count }
  }

  return {
    counts,
    next(batch) {
      if (counts.rows + batch.count > limits.rows)
        refuse(`got more than ${limits.rows} records, expected at most so many`)
      const isFirst = counts.rows < limits.firstRecords
      columns.read(batch)
      const kept = sift(batch)
      counts.rows += batch.count
      counts.kept += kept.count
      counts.dropped += batch.count - kept.count
      if (isFirst && counts.rows >= limits.firstRecords && counts.dropped > counts.rows * limits.noteRatio) {
        refuse(`got ${counts.dropped} of the first ${counts.rows} records with neither place nor date: wrong fields?`)
      }
      return kept
    },
  }
}

const NEITHER = 'neither place nor date'

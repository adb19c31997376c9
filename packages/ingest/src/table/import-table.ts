import { createRecordWriter, type DatasetContent } from '@nahrain/engine'
import { invalidParameter, NahrainError } from '@nahrain/model'
import { describeTable } from './describe-table.ts'
import { firstViewOf } from './first-view.ts'
import { cellsOf, type Kept } from './growing.ts'
import { IMPORT_LIMITS, type ImportLimits, refuse } from './import-limits.ts'
import { fieldsOf } from './map-fields.ts'
import type { Mapping } from './mapping.ts'
import { createNoteTally, type NoteCount } from './note-tally.ts'
import { plainText } from './plain-text.ts'
import type { Note, OpenTable, RecordBatch } from './record-batch.ts'
import { createTableColumns, type TableColumns } from './table-columns.ts'

export interface ImportOptions {
  /** Of the dataset, kebab-case. */
  readonly id: string
  /** That of the mapping, else the file's name, where it is left out. */
  readonly title?: string
  readonly fileName: string
  readonly limits?: Partial<ImportLimits>
  /** Gets every note, also when there are millions. */
  readonly note?: (note: Note) => void
  readonly progress?: (progress: { readonly records: number }) => void
  readonly signal?: AbortSignal
}

/** What became of the records. */
export interface ImportTally {
  /** Records that were read: `kept` and `dropped`. */
  readonly rows: number
  readonly kept: number
  readonly withoutPlace: number
  readonly withoutDate: number
  readonly dropped: number
  /** How often each thing was noted, the most frequent first. */
  readonly notes: readonly NoteCount[]
  /** The first notes, as they were. */
  readonly firstNotes: readonly Note[]
}

/**
 * Reads a table by a mapping into what a dataset is written from. A record with a bad place or a bad date is kept without it;
 * one that has neither is dropped, because no question could find it.
 * @throws invalid-parameter where the mapping names a field that is not there; invalid-input where the table is beyond the limits
 * or most of its first records would be dropped; cancelled
 */
export async function importTable(
  table: OpenTable,
  mapping: Mapping,
  options: ImportOptions,
): Promise<{ readonly content: DatasetContent; readonly tally: ImportTally }> {
  const limits = { ...IMPORT_LIMITS, ...options.limits }
  checkMapping(table, mapping, limits)
  const notes = createNoteTally(limits.notes)
  const add = (note: Note) => {
    notes.add(note)
    options.note?.(note)
  }
  const columns = createTableColumns(mapping, {
    fields: table.fields,
    limits,
    note: (record, field, reason) => add({ record: record + 1, field, reason, dropped: false }),
    noteField: (field, reason) => add({ record: 0, field, reason, dropped: false }),
  })
  const writer = createRecordWriter()
  const sieve = createSieve(columns, add)
  for await (const batch of table.batches()) {
    if (options.signal?.aborted) throw new NahrainError('cancelled', 'the import was cancelled', {})
    const kept = sieve.next(batch)
    checkRows(sieve.counts, limits)
    columns.keep(kept)
    for (let at = 0; at < kept.count; at++) writer.add(batch.record(kept.records[at] as number))
    await writer.ready()
    options.progress?.({ records: sieve.counts.rows })
  }
  const { counts } = sieve
  if (counts.kept === 0) refuse(`got ${counts.rows} records, none with a place or a date: ${usedFields(mapping)}`)
  const { columns: done, facets, shapes, types } = columns.done()
  const content = {
    ...headingOf(mapping, options, counts.kept),
    firstView: firstViewOf(done.longitude, done.latitude),
    facets,
    count: counts.kept,
    columns: done,
    shapes,
    records: await writer.finish(),
    table: describeTable(table, mapping, { types, fileName: options.fileName }),
    documents: { sources: [], briefings: [], vocabulary: null },
  } satisfies DatasetContent
  return { content, tally: { ...counts, notes: notes.counts(), firstNotes: notes.first } }
}

type Counts = Pick<ImportTally, 'rows' | 'kept' | 'withoutPlace' | 'withoutDate' | 'dropped'>

/** Decides which records of each batch stay, and counts. */
function createSieve(columns: TableColumns, add: (note: Note) => void) {
  const counts = { rows: 0, kept: 0, withoutPlace: 0, withoutDate: 0, dropped: 0 }
  const cellsFor = cellsOf(Uint32Array)
  return {
    counts: counts as Counts,
    next(batch: RecordBatch): Kept {
      columns.read(batch)
      const records = cellsFor(batch.count)
      let count = 0
      for (let record = 0; record < batch.count; record++) {
        const [located, dated] = [columns.isLocated(record), columns.isDated(record)]
        if (located || dated) records[count++] = record
        else
          add({ record: batch.first + record + 1, field: undefined, reason: 'neither place nor date', dropped: true })
        if (!located && dated) counts.withoutPlace++
        if (located && !dated) counts.withoutDate++
      }
      counts.rows += batch.count
      counts.kept += count
      counts.dropped += batch.count - count
      return { records, count, all: count === batch.count }
    },
  }
}

function checkMapping({ fields }: OpenTable, mapping: Mapping, limits: ImportLimits): void {
  if (fields.length > limits.fields) refuse(`got ${fields.length} fields, expected at most ${limits.fields}`)
  const missing = fieldsOf(mapping).find((name) => !fields.includes(name))
  if (missing !== undefined) throw invalidParameter('map', missing, `a field of the table: one of ${fields.join(', ')}`)
  const hasPlace = mapping.geometry === true || (mapping.longitude !== undefined && mapping.latitude !== undefined)
  if (hasPlace || mapping.when !== undefined) return
  refuse(`got no field for place or date, expected latitude and longitude, or when: one of ${fields.join(', ')}`)
}

function checkRows({ rows, dropped }: Counts, limits: ImportLimits): void {
  if (rows > limits.rows) refuse(`got more than ${limits.rows} records, expected at most so many`)
}

function usedFields(mapping: Mapping): string {
  return `are these the right fields? ${fieldsOf(mapping).join(', ')}`
}

function headingOf({ dataset }: Mapping, { id, title, fileName }: ImportOptions, kept: number) {
  return {
    id,
    title: title === undefined ? (dataset.title ?? { en: plainText(fileName) }) : { en: plainText(title) },
    description: dataset.description ?? { en: plainText(`${kept.toLocaleString('en')} records from ${fileName}`) },
    licence: dataset.licence ?? 'not stated',
    attribution: dataset.attribution ?? 'not stated',
    languages: ['en' as const],
  }
}

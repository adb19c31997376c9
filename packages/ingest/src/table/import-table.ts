import { type Compress, createRecordWriter, type DatasetContent } from '@nahrain/engine'
import { NahrainError } from '@nahrain/model'
import { firstViewOf } from './columns/first-view.ts'
import { createTableColumns, type TableColumns } from './columns/table-columns.ts'
import { describeTable } from './describe-table.ts'
import { IMPORT_LIMITS, type ImportLimits, refuse } from './import-limits.ts'
import { checkMapping } from './mapping/check-mapping.ts'
import type { Mapping } from './mapping/mapping.ts'
import { createNoteTally, type NoteCount } from './notes/note-tally.ts'
import { plainText } from './plain-text.ts'
import type { Note, OpenTable } from './record-batch.ts'
import { createSieve, type SieveCounts } from './sieve.ts'

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
  /** Compresses records; by the runtime's own streams where it is left out. */
  readonly compress?: Compress
}

/** What became of the records. */
export interface ImportTally extends SieveCounts {
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
  checkMapping(mapping, table.fields, limits)
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
  const { counts, records } = await readAll(table, { columns, limits, add }, options)
  if (counts.kept === 0) refuse(`got ${counts.rows} records, expected at least one with a place or a date`)
  const { columns: done, facets, shapes, types } = columns.done()
  const content = {
    ...headingOf(mapping, options, counts.kept),
    firstView: firstViewOf(done.longitude, done.latitude),
    facets,
    count: counts.kept,
    columns: done,
    shapes,
    records,
    table: describeTable(table, mapping, { types, fileName: options.fileName }),
    documents: { sources: [], briefings: [], vocabulary: null },
  } satisfies DatasetContent
  return { content, tally: { ...counts, notes: notes.counts(), firstNotes: notes.first } }
}

interface Target {
  readonly columns: TableColumns
  readonly limits: ImportLimits
  readonly add: (note: Note) => void
}

/** Batch by batch, never more than one in memory; records are compressed while the next are read. */
async function readAll(
  table: OpenTable,
  { columns, limits, add }: Target,
  { signal, progress, compress }: ImportOptions,
) {
  const writer = createRecordWriter(compress)
  const sieve = createSieve(columns, limits, add)
  for await (const batch of table.batches()) {
    if (signal?.aborted) throw new NahrainError('cancelled', 'the import was cancelled', {})
    const kept = sieve.next(batch)
    columns.keep(kept)
    for (let at = 0; at < kept.count; at++) writer.add(batch.record(kept.records[at] as number))
    await writer.ready()
    progress?.({ records: sieve.counts.rows })
  }
  return { counts: sieve.counts, records: await writer.finish() }
}

/** `events` of `events.csv.gz`. */
function withoutEndings(fileName: string): string {
  return fileName.replace(/(?<=.)(?:\.(?:csv|tsv|txt|json|geojsonl?|geojsons|ndjson|parquet|gz))+$/i, '')
}

function headingOf({ dataset }: Mapping, { id, title, fileName }: ImportOptions, kept: number) {
  return {
    id,
    title:
      title === undefined ? (dataset.title ?? { en: plainText(withoutEndings(fileName)) }) : { en: plainText(title) },
    description: dataset.description ?? { en: plainText(`${grouped(kept)} records from ${fileName}`) },
    licence: dataset.licence ?? 'not stated',
    attribution: dataset.attribution ?? 'not stated',
    languages: ['en' as const],
  }
}

/** `1,234,567`. The runtime's own way would first load what it knows of all languages, which takes longer than a small table. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

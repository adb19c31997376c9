import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { writeDataset } from '@nahrain/engine'
import { openTableFile } from '@nahrain/ingest/node'
import {
  datasetIdOf,
  formatReason,
  type ImportTally,
  importTable,
  lookAtTable,
  type Mapping,
  type Note,
  openTable,
  PRESETS,
  presetById,
  type TableFile,
} from '@nahrain/ingest/table'
import { type CommandInput, type Terminal, textOption, UsageError } from '../command.ts'
import { writeDatasetFolder } from '../dataset-folder.ts'
import { sha256 } from '../sha256.ts'
import { openNotes } from './import-notes.ts'

const gzipAsync = promisify(gzip)

const ID_FORM = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/
/** Kinds of notes that the tally shows; the file of notes has them all. */
const SHOWN_NOTES = 12

/** `--as table`: records become the rows of a dataset. */
export async function importAsTable(path: string, input: CommandInput): Promise<number> {
  const { options } = input
  const id = readId(textOption(options, 'id') ?? datasetIdOf(basename(path)))
  const file = await openTableFile(path)
  const mapping = await guess(file, input)
  if (options.look === true) return 0
  return importFile(file, mapping, { id, out: textOption(options, 'out') ?? `data/dist/${id}` }, input)
}

function readId(id: string): string {
  if (ID_FORM.test(id) && id.length <= 80) return id
  throw new UsageError(
    `--id: got "${id}", expected lower-case letters and digits, single hyphens or underscores between them, as in "iraq-events"`,
  )
}

/** Shows what the fields are taken for, and why. */
async function guess(file: TableFile, { options, terminal }: CommandInput) {
  const preset = textOption(options, 'preset')
  const presets = preset === undefined ? PRESETS : preset === 'none' ? [] : [presetById(preset)]
  const corrections = Array.isArray(options.map) ? (options.map as readonly string[]) : []
  const { description, fields, reasons, mapping } = await lookAtTable(file, corrections, presets)
  terminal.note(`${file.name}: ${description}, ${fields.length} fields`)
  for (const reason of reasons) terminal.note(`  ${formatReason(reason)}`)
  for (const correction of corrections) terminal.note(`  --map ${correction}`)
  return mapping
}

interface Target {
  readonly id: string
  readonly out: string
}

async function importFile(
  file: TableFile,
  mapping: Mapping,
  { id, out }: Target,
  { options, terminal }: CommandInput,
): Promise<number> {
  const notes = openNotes(textOption(options, 'notes'))
  try {
    const readerNotes: Note[] = []
    const table = await openTable(file, (note) => {
      notes.write(note)
      readerNotes.push(note)
    })
    const title = textOption(options, 'title')
    const { content, tally } = await importTable(table, mapping, {
      id,
      fileName: file.name,
      ...(title === undefined ? {} : { title }),
      note: notes.write,
      compress,
      progress: ({ records }) => terminal.progress?.(`${records.toLocaleString('en')} records`),
    })
    terminal.progress?.('writing')
    const written = writeDataset(content, sha256)
    await writeDatasetFolder(written, out)
    report(tally, readerNotes, terminal)
    const bytes = Object.values(written.manifest.files).reduce((sum, stamp) => sum + stamp.bytes, 0)
    terminal.note(`wrote ${out}: ${written.manifest.count} rows, ${Math.ceil(bytes / 1024)} KiB`)
    terminal.note(`serve it beside the atlas: nahrain serve data/dist/atlas ${out}`)
    return 0
  } finally {
    await notes.close()
  }
}

/** Quicker than the runtime's streams at its own level; the file is a quarter larger. */
const LEVEL = 1
/** Bytes of a header and a trailer (RFC 1952), and of blocks that could not be compressed. */
const GZIP_BYTES = 1024
/** Room for the result in one piece: each further piece would wait for a turn of the event loop. */
const compress = async (bytes: Uint8Array) =>
  new Uint8Array(await gzipAsync(bytes, { level: LEVEL, chunkSize: bytes.length + GZIP_BYTES }))

/** What became of the records: nothing is dropped without a word. */
function report(tally: ImportTally, readerNotes: readonly Note[], terminal: Terminal): void {
  const { rows, kept, withoutPlace, withoutDate, dropped } = tally
  terminal.note(
    `${rows} records: ${kept} kept (${withoutPlace} without a place, ${withoutDate} without a date), ${dropped} dropped`,
  )
  const lines = [
    ...readerNotes.slice(0, SHOWN_NOTES).map(({ record, reason }) => `  line ${record}: ${reason}`),
    ...tally.notes
      .slice(0, SHOWN_NOTES)
      .map(({ field, reason, count }) => `  ${count} × ${field ?? 'record'}: ${reason}`),
  ]
  for (const line of lines) terminal.note(line)
  const hidden = readerNotes.length + tally.notes.length - lines.length
  if (hidden > 0) terminal.note(`  and ${hidden} more kinds of notes; --notes FILE writes them all`)
}

import { guessMapping } from './guess/guess.ts'
import type { Reason } from './guess/reason.ts'
import { sampleTable } from './guess/table-sample.ts'
import { correctMapping } from './mapping/corrections.ts'
import type { Mapping } from './mapping/mapping.ts'
import { PRESETS, type Preset } from './presets.ts'
import { openTable } from './read/open-table.ts'
import type { Note, TableFile } from './record-batch.ts'

/** What a file is taken for, before anything is imported. */
export interface TableLook {
  /** `delimited text, ",", UTF-8` and the like. */
  readonly description: string
  readonly fields: readonly string[]
  /** The first records, cell by cell, as texts. */
  readonly preview: readonly (readonly string[])[]
  /** Why the guess is as it is. */
  readonly reasons: readonly Reason[]
  readonly preset: string | undefined
  /** The guess, corrected. */
  readonly mapping: Mapping
  /** What the reader had to say of the file so far. */
  readonly notes: readonly Note[]
}

/**
 * Looks at the first records of a table, guesses what its fields mean and takes corrections (see `correctMapping`).
 * @throws invalid-input where it is no table, invalid-parameter for a correction that cannot be
 */
export async function lookAtTable(
  file: TableFile,
  corrections: readonly string[] = [],
  presets: readonly Preset[] = PRESETS,
): Promise<TableLook> {
  const notes: Note[] = []
  const table = await openTable(file, (note) => notes.push(note))
  const sample = await sampleTable(table)
  const { mapping, reasons, preset } = guessMapping(sample, presets)
  return {
    description: table.description,
    fields: table.fields,
    preview: sample.first,
    reasons,
    preset: preset?.title,
    mapping: correctMapping(mapping, corrections, table.fields),
    notes,
  }
}

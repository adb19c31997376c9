import * as z from 'zod'

/**
 * Public ids: kebab-case ASCII, at most 80 characters, never reused for another thing.
 * Three kinds of identity never mix: the id of an entry, the id of a source, and the row of an entry in one dataset.
 */
const kebab = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'kebab-case: lower-case letters, digits and single hyphens')

export const EntryId = kebab.brand<'EntryId'>().describe('Id of an entry, unique in an atlas')
export type EntryId = z.infer<typeof EntryId>

export const SourceId = kebab.brand<'SourceId'>().describe('Id of a source, unique in an atlas')
export type SourceId = z.infer<typeof SourceId>

/** A word of the vocabulary (a kind, theme, indicator, unit), checked against it when the atlas is built. */
export const Term = kebab.describe('A word of vocabulary.yaml')
export type Term = z.infer<typeof Term>

/** Position of an entry in one dataset: 0-based, dense, meaningless outside that dataset version. */
export type RowId = number & { readonly __brand: 'RowId' }

/** Mints a row id; the caller has bounded `index` by the dataset's count. */
export function rowId(index: number): RowId {
  return index as RowId
}

import * as z from 'zod'
import { Bbox } from './bbox.ts'
import { LANGUAGES, LocalizedText } from './localized-text.ts'
import { RESERVED_PARAMETERS } from './page-parameters.ts'
import { TableDescription } from './table.ts'

/** Version of the layout that docs/dataset-format.md describes. A reader refuses any other. */
export const DATASET_FORMAT_VERSION = 2

/** Facets of a dataset: beside the fixed filters and what they leave unsure, each has one bit of 32. */
export const FACET_LIMIT = 23

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Names of the files of a dataset folder; a manifest can point nowhere else. */
export const DATASET_FILES = [
  'rows.arrow',
  'locations.arrow',
  'shapes.arrow',
  'search.arrow',
  'texts.arrow',
  'identities.arrow',
  'members.arrow',
  'records.gz',
  'documents.json',
] as const
export type DatasetFile = (typeof DATASET_FILES)[number]

export const FileStamp = z.strictObject({ bytes: z.number().int().min(0), sha256: Sha256 })
export type FileStamp = z.infer<typeof FileStamp>

/** A field with few values that a question can narrow and an answer counts. */
export const Facet = z.strictObject({
  /** Also the name of its URL parameter, so it may not be one of `RESERVED_PARAMETERS`. */
  id: z.string().regex(/^[a-z][a-z0-9_-]*$/i),
  label: LocalizedText,
  /** In reading order; the code of a value in the columns is its index here. */
  values: z.array(z.strictObject({ id: z.string().min(1), label: LocalizedText })),
})
export type Facet = z.infer<typeof Facet>

/** A facet's id is its URL parameter: it may not be taken, and not twice. */
function checkFacetIds(facets: readonly Facet[], context: z.RefinementCtx): void {
  const taken = new Set<string>(RESERVED_PARAMETERS)
  facets.forEach(({ id }, index) => {
    if (taken.has(id))
      context.addIssue({ code: 'custom', path: [index, 'id'], message: `expected a free name, got ${id}` })
    taken.add(id)
  })
}

/** What a dataset folder says of itself. */
export const Manifest = z.strictObject({
  format: z.literal('nahrain-dataset'),
  formatVersion: z.literal(DATASET_FORMAT_VERSION),
  id: z.string().regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/),
  title: LocalizedText,
  description: LocalizedText,
  licence: z.string().min(1),
  attribution: z.string().min(1),
  languages: z.array(z.enum(LANGUAGES)).min(1),
  /** Hash of everything else in the folder, compressed or not: the same content has the same version on every machine. */
  version: Sha256,
  /** Hash of the records as they are uncompressed, by their checksums. */
  recordsDigest: Sha256,
  /** Number of rows. */
  count: z.number().int().min(0),
  /** What the located rows span, and the days that the dated ones span (open ends left out); null where there is none. */
  extent: z.strictObject({
    bbox: Bbox.nullable(),
    days: z.strictObject({ start: z.number().int(), end: z.number().int() }).nullable(),
  }),
  /** Where a map starts. */
  firstView: Bbox,
  facets: z.array(Facet).max(FACET_LIMIT).superRefine(checkFacetIds),
  /** How the rows of an imported table read; null for an atlas. */
  table: TableDescription.nullable(),
  /** Files with nothing to say are left out. */
  files: z.partialRecord(z.enum(DATASET_FILES), FileStamp),
})
export type Manifest = z.infer<typeof Manifest>

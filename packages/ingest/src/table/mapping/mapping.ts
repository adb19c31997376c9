import { FACET_LIMIT, LocalizedText, Precision, RESERVED_PARAMETERS } from '@nahrain/model'
import * as z from 'zod'

/** Names that a page's address uses beside the question, so that no facet may take them. */
const ADDRESS_PARAMETERS = ['dataset', 'lang', 'entry', 'cell', 'at', 'layer', 'colour'] as const
export const RESERVED_FACET_IDS: readonly string[] = [...RESERVED_PARAMETERS, ...ADDRESS_PARAMETERS]

/** The name of a field, as the table has it. */
const Field = z.string()

/** How wide a date really is: the day as written, some days on each side of it, or the whole week, month or year around it. */
export const DateWidth = z.union([
  z.enum(['day', 'week', 'month', 'year']),
  /** The start and the end say it all. */
  z.literal('span'),
  z.strictObject({ days: z.number().int().min(0).max(36_600) }),
])
export type DateWidth = z.infer<typeof DateWidth>

/** How well a place is known: the disc around its coordinates, and the word for it. */
export const PlaceWidth = z.strictObject({ radiusKm: z.number().min(0).max(20_000), precision: Precision.optional() })
export type PlaceWidth = z.infer<typeof PlaceWidth>

/** By a field's codes, or the same for all records. */
export const PlacePrecision = z.union([
  z.strictObject({ field: Field, codes: z.record(z.string(), PlaceWidth) }),
  PlaceWidth,
])
export type PlacePrecision = z.infer<typeof PlacePrecision>

/** Where a row's date stands: in one field, in a start and an end, or in parts. */
export const WhenFields = z.union([
  z.strictObject({ field: Field }),
  z.strictObject({ start: Field, end: Field }),
  z.strictObject({ year: Field, month: Field, day: Field.optional() }),
])
export type WhenFields = z.infer<typeof WhenFields>

/** The order of day (d), month (m) and year (y) in dates such as 03/04/2016. */
export const DateOrder = z.enum(['ymd', 'dmy', 'mdy'])
export type DateOrder = z.infer<typeof DateOrder>

export const FacetField = z.strictObject({
  field: Field,
  /** Also the name of its URL parameter. */
  id: z.string().regex(/^[a-z][a-z0-9_-]*$/i),
  label: LocalizedText,
  /** What a reader sees for a value; its own text where it is not here. */
  values: z.record(z.string(), LocalizedText).optional(),
})
export type FacetField = z.infer<typeof FacetField>

function checkFacetIds(facets: readonly FacetField[], context: z.RefinementCtx): void {
  const taken = new Set(RESERVED_FACET_IDS)
  facets.forEach(({ id }, index) => {
    if (taken.has(id))
      context.addIssue({ code: 'custom', path: [index, 'id'], message: `expected a free name, got ${id}` })
    taken.add(id)
  })
}

/** Limits of a mapping: more facets than a manifest has, or more searchable fields, are no help to anybody. */
export const MAPPING_LIMITS = { facets: FACET_LIMIT, texts: 32 } as const

/** Which field of a table gives what. Guessed, taken from a preset, or corrected by hand: it is plain data. */
export const Mapping = z.strictObject({
  /** Degrees (WGS 84). */
  longitude: Field.optional(),
  latitude: Field.optional(),
  /** The records' own geometry, where the format has such; comes before the coordinates. */
  geometry: z.boolean().optional(),
  /** Radius in km of the disc in which the place lies; comes before `placePrecision`. */
  radius: Field.optional(),
  placePrecision: PlacePrecision.optional(),
  when: WhenFields.optional(),
  dateOrder: DateOrder.default('dmy'),
  datePrecision: z.strictObject({ field: Field, codes: z.record(z.string(), DateWidth) }).optional(),
  /** The date when it could be known, that of the source, say; of several dates in a cell the earliest. */
  known: Field.optional(),
  id: Field.optional(),
  title: z.array(Field).default([]),
  /** In words, from the finest. */
  place: z.array(Field).default([]),
  quantity: z
    .strictObject({ low: Field.optional(), best: Field.optional(), high: Field.optional(), unit: LocalizedText })
    .optional(),
  source: z
    .strictObject({
      title: Field.optional(),
      publisher: Field.optional(),
      date: Field.optional(),
      url: Field.optional(),
    })
    .default({}),
  facets: z.array(FacetField).max(MAPPING_LIMITS.facets).superRefine(checkFacetIds).default([]),
  /** Fields that a text search looks at. */
  texts: z.array(Field).max(MAPPING_LIMITS.texts).default([]),
  /** What the dataset says of itself, where the table's maker is known. */
  dataset: z
    .strictObject({
      title: LocalizedText.optional(),
      description: LocalizedText.optional(),
      licence: z.string().min(1).optional(),
      attribution: z.string().min(1).optional(),
    })
    .default({}),
})
export type Mapping = z.infer<typeof Mapping>

/** The fields that `when` reads, in the order of their meaning. */
export function whenFields(when: WhenFields | undefined): string[] {
  if (when === undefined) return []
  if ('field' in when) return [when.field]
  if ('start' in when) return [when.start, when.end]
  return [when.year, when.month, ...(when.day === undefined ? [] : [when.day])]
}

import * as z from 'zod'
import { Citation } from './citation.ts'
import { Edtf } from './edtf.ts'
import { Geometry } from './geometry.ts'
import { EntryId, Term } from './identifiers.ts'
import { LocalizedText } from './localized-text.ts'
import { Quantity } from './quantity.ts'

/** How well a place is known, from the finest to the coarsest. */
export const Precision = z.enum(['site', 'settlement', 'district', 'governorate', 'country', 'route', 'unknown'])
export type Precision = z.infer<typeof Precision>

export const Status = z.enum(['happened', 'ongoing', 'planned', 'announced', 'called-for', 'cancelled'])
export type Status = z.infer<typeof Status>

/** `several`: at least two independent publishers were seen; `conflicting`: their numbers or dates differ. */
export const Corroboration = z.enum(['one', 'several', 'conflicting'])
export type Corroboration = z.infer<typeof Corroboration>

/** A public position that was made coarser than the known one, with the reason that readers see. */
export const Coarsened = z.strictObject({ reason: LocalizedText })

/** What the place is to the entry: where it happened, where it was decided, what it is about, both ends of a flow. */
export const LocationRole = z.enum(['site', 'venue', 'subject', 'from', 'to'])
export type LocationRole = z.infer<typeof LocationRole>

/** Where an entry is: a place of the atlas, and how well the position is known if worse than the place itself. */
export const Location = z.strictObject({
  place: EntryId,
  role: LocationRole.default('site'),
  precision: Precision.optional(),
  coarsened: Coarsened.optional(),
})
export type Location = z.infer<typeof Location>

export const Participation = z.strictObject({ actor: EntryId, role: Term })
export type Participation = z.infer<typeof Participation>

export const RelationType = z.enum(['updates', 'contradicts', 'part-of', 'follows', 'see'])
export type RelationType = z.infer<typeof RelationType>

/** What an update did to the earlier entry. */
export const Effect = z.enum(['fulfilled', 'changed', 'overtaken', 'failed', 'confirmed'])
export type Effect = z.infer<typeof Effect>

/** This entry → another one; `effect` only beside `updates`. */
export const Relation = z
  .strictObject({ type: RelationType, entry: EntryId, effect: Effect.optional() })
  .refine((relation) => relation.effect === undefined || relation.type === 'updates', {
    path: ['effect'],
    message: 'expected only beside type updates',
  })
export type Relation = z.infer<typeof Relation>

/** What all entries share. */
const base = {
  id: EntryId,
  kind: Term,
  title: LocalizedText,
  summary: LocalizedText,
  /** Valid time. For a place or an actor: how long it exists. Absent: timeless, or not known. */
  when: Edtf.optional(),
  /** Most important place first: it carries the entry's mark on the map. */
  where: z.array(Location).default([]),
  actors: z.array(Participation).default([]),
  themes: z.array(Term).default([]),
  status: Status.optional(),
  corroboration: Corroboration.optional(),
  citations: z.array(Citation).min(1),
  related: z.array(Relation).default([]),
}

/**
 * Codes of others: ISO 3166 (`IQ`, `IQ-KI`), Wikidata (`Q1234`), GeoNames (digits), and OCHA's place codes, by which the
 * tables and boundaries of aid agencies name an area (`IQG13`).
 */
export const Codes = z.strictObject({
  iso3166: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)
    .optional(),
  wikidata: z
    .string()
    .regex(/^Q\d+$/)
    .optional(),
  geonames: z.string().regex(/^\d+$/).optional(),
  pcode: z
    .string()
    .regex(/^[A-Z]{2}[A-Z0-9]{1,18}$/)
    .optional(),
})
export type Codes = z.infer<typeof Codes>

/**
 * A place. Its geometry is written inline, or lies in `places/geometry/FILE.geojson` under a feature id.
 * A point is the centre of a disc of `radiusKm` in which the place is known to lie.
 */
export const Place = z.strictObject({
  ...base,
  type: z.literal('place'),
  aliases: z.array(z.string().min(1).max(120)).default([]),
  geometry: z
    .union([Geometry, z.strictObject({ file: z.string().regex(/^[a-z0-9-]+\.geojson$/), feature: z.string() })])
    .optional(),
  precision: Precision,
  radiusKm: z.number().min(0).max(2000).default(0),
  partOf: EntryId.optional(),
  codes: Codes.optional(),
  coarsened: Coarsened.optional(),
})
export type Place = z.infer<typeof Place>

export const Actor = z.strictObject({
  ...base,
  type: z.literal('actor'),
  aliases: z.array(z.string().min(1).max(120)).default([]),
  acronym: z.string().min(1).max(20).optional(),
  partOf: EntryId.optional(),
})
export type Actor = z.infer<typeof Actor>

export const Event = z.strictObject({ ...base, type: z.literal('event'), status: Status })
export type Event = z.infer<typeof Event>

/** A number about a place or an actor for a period. One indicator on one subject is a series. */
export const Observation = z.strictObject({
  ...base,
  type: z.literal('observation'),
  indicator: Term,
  subject: EntryId,
  quantity: Quantity,
})
export type Observation = z.infer<typeof Observation>

/** Something that moves from one place to another. */
export const Flow = z.strictObject({
  ...base,
  type: z.literal('flow'),
  status: Status,
  from: EntryId,
  to: EntryId,
  quantity: Quantity.optional(),
})
export type Flow = z.infer<typeof Flow>

/** Advice: by whom, to whom, about which entries. */
export const Recommendation = z.strictObject({
  ...base,
  type: z.literal('recommendation'),
  status: Status,
  by: z.array(EntryId).min(1),
  to: z.array(EntryId).default([]),
  about: z.array(EntryId).default([]),
})
export type Recommendation = z.infer<typeof Recommendation>

/** One thing that the atlas says. */
export const Entry = z.discriminatedUnion('type', [Place, Actor, Event, Observation, Flow, Recommendation])
export type Entry = z.infer<typeof Entry>

export const ENTRY_TYPES = ['place', 'actor', 'event', 'observation', 'flow', 'recommendation'] as const
export const EntryType = z.enum(ENTRY_TYPES)
export type EntryType = z.infer<typeof EntryType>

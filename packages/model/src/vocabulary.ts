import * as z from 'zod'
import { Stance } from './citation.ts'
import { Corroboration, Effect, ENTRY_TYPES, EntryType, LocationRole, RelationType, Status } from './entry.ts'
import { Term } from './identifiers.ts'
import { LocalizedText } from './localized-text.ts'
import { Qualifier } from './quantity.ts'

/** Term → its label; the order of the file is the order in which a reader sees the terms. */
const Labels = z.record(Term, LocalizedText)

/** What observations measure, always in one unit, so that a series can be compared. */
export const Indicator = z.strictObject({ label: LocalizedText, unit: Term })

/** The words of an atlas: open lists (kinds, themes, indicators) are closed here, closed unions get their labels. */
export const Vocabulary = z.strictObject({
  types: z.record(EntryType, LocalizedText),
  kinds: z.strictObject(
    Object.fromEntries(ENTRY_TYPES.map((type) => [type, Labels])) as Record<EntryType, typeof Labels>,
  ),
  themes: Labels,
  actorRoles: Labels,
  sourceKinds: Labels,
  indicators: z.record(Term, Indicator),
  units: Labels,
  statuses: z.record(Status, LocalizedText),
  locationRoles: z.record(LocationRole, LocalizedText),
  relations: z.record(RelationType, LocalizedText),
  effects: z.record(Effect, LocalizedText),
  stances: z.record(Stance, LocalizedText),
  qualifiers: z.record(Qualifier, LocalizedText),
  corroborations: z.record(Corroboration, LocalizedText),
})
export type Vocabulary = z.infer<typeof Vocabulary>

import * as z from 'zod'
import { EntryId, SourceId } from './identifiers.ts'
import { LocalizedText } from './localized-text.ts'

/** One statement of a briefing: the paragraph that makes it and the entries that carry it into the atlas. */
export const Statement = z.strictObject({
  id: z.string().regex(/^S\d{2,3}$/),
  /** The paragraph's number in reading order, from 0; absent for what stands beside the text. */
  paragraph: z.number().int().min(0).optional(),
  entries: z.array(EntryId).default([]),
  /** Where the statement is only a pointer to another document. */
  sources: z.array(SourceId).default([]),
})
export type Statement = z.infer<typeof Statement>

/** A section in reading order: its gist in our own words, its paragraphs, and the statements that they make. */
export const Section = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: LocalizedText,
  gist: LocalizedText,
  paragraphs: z.array(z.number().int().min(0)),
  statements: z.array(Statement),
})
export type Section = z.infer<typeof Section>

/** A source that the atlas reads section by section. */
export const Briefing = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  source: SourceId,
  title: LocalizedText,
  sections: z.array(Section).min(1),
})
export type Briefing = z.infer<typeof Briefing>

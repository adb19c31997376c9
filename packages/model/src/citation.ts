import * as z from 'zod'
import { EntryId, SourceId } from './identifiers.ts'

/**
 * What the source does with the statement: it `states` it as its own, it `reports-claim` of somebody else,
 * or we conclude it from what the source says (`infers`).
 */
export const Stance = z.enum(['states', 'reports-claim', 'infers'])
export type Stance = z.infer<typeof Stance>

/** Entry → source. A reported claim names its claimant, an actor of the atlas. */
export const Citation = z
  .strictObject({
    source: SourceId,
    /** Where in the document: `¶7`, `p. 3`, a section. A citation of a briefing always has one. */
    locator: z.string().min(1).max(80).optional(),
    stance: Stance.default('states'),
    claimant: EntryId.optional(),
  })
  .superRefine((citation, context) => {
    if (citation.stance === 'reports-claim' && citation.claimant === undefined) {
      context.addIssue({ code: 'custom', path: ['claimant'], message: 'expected the actor who makes the claim' })
    }
    if (citation.stance !== 'reports-claim' && citation.claimant !== undefined) {
      context.addIssue({ code: 'custom', path: ['claimant'], message: 'expected only beside stance reports-claim' })
    }
  })
export type Citation = z.infer<typeof Citation>

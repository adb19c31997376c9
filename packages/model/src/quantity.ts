import * as z from 'zod'
import { Term } from './identifiers.ts'

/** How the source itself hedges the number. */
export const Qualifier = z.enum(['exact', 'at-least', 'at-most', 'about', 'almost', 'over'])
export type Qualifier = z.infer<typeof Qualifier>

/**
 * A number as a source gives it: `low` ≤ `best` ≤ `high`, all inclusive, in `unit`.
 * At least one of the three is there. Money is in whole units of its currency, shares are in percent (0 to 100).
 */
export const Quantity = z
  .strictObject({
    low: z.number().optional(),
    best: z.number().optional(),
    high: z.number().optional(),
    unit: Term,
    qualifier: Qualifier.optional(),
  })
  .superRefine((quantity, context) => {
    const given = [quantity.low, quantity.best, quantity.high].filter((value) => value !== undefined)
    if (given.length === 0) {
      context.addIssue({ code: 'custom', message: 'expected at least one of low, best, high' })
    }
    if (given.some((value, index) => index > 0 && value < (given[index - 1] as number))) {
      context.addIssue({ code: 'custom', message: 'expected low ≤ best ≤ high' })
    }
  })
export type Quantity = z.infer<typeof Quantity>

import * as z from 'zod'
import { Edtf } from './edtf.ts'
import { SourceId, Term } from './identifiers.ts'
import { LocalizedText } from './localized-text.ts'

/**
 * How far the document itself was seen by whoever wrote the source down:
 * `read` the document, `copy` a copy, reprint or report of it, `address` only its address.
 */
export const Seen = z.enum(['read', 'copy', 'address'])
export type Seen = z.infer<typeof Seen>

/** A document that can be cited. */
export const Source = z.strictObject({
  id: SourceId,
  title: LocalizedText,
  /** True where the title is a description in our own words because the document's own title is unknown. */
  titleIsOurs: z.boolean().default(false),
  publisher: z.string().min(1).max(200),
  authors: z.array(z.string().min(1).max(200)).default([]),
  /** Date of publication; an interval for a page that is kept up, `../D` for an undated page seen on day D. */
  date: Edtf,
  kind: Term,
  url: z.url({ protocol: /^https?$/ }),
  seen: Seen,
  licence: z.string().max(200).optional(),
  note: LocalizedText.optional(),
})
export type Source = z.infer<typeof Source>

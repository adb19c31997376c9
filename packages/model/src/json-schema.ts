import * as z from 'zod'
import { Answer, AnswerShape } from './answer.ts'
import { Briefing } from './briefing.ts'
import { Entry } from './entry.ts'
import { Manifest } from './manifest.ts'
import { Query } from './query.ts'
import { Source } from './source.ts'
import { Vocabulary } from './vocabulary.ts'

/** What people and other programs write or read as JSON or YAML, by the name of its schema. A YAML file of entries is a list: `Entries`. */
const PUBLISHED = {
  Entry,
  Entries: z.array(Entry),
  Source,
  Sources: z.array(Source),
  Briefing,
  Vocabulary,
  Manifest,
  Query,
  AnswerShape,
  Answer,
} as const

export type PublishedSchema = keyof typeof PUBLISHED
export const PUBLISHED_SCHEMAS = Object.keys(PUBLISHED) as readonly PublishedSchema[]

/**
 * The JSON Schema (draft 2020-12) of the form that is written, so defaults are optional.
 * Checks that JSON Schema cannot say (an EDTF date that names days, low ≤ best ≤ high) stay with zod.
 */
export function jsonSchema(name: PublishedSchema): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(PUBLISHED[name], { io: 'input' })
}

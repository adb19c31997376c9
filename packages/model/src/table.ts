import * as z from 'zod'
import { LocalizedText } from './localized-text.ts'

/** The name of a field of the table, as its file has it. */
const FieldName = z.string().max(200)

/**
 * What a cell holds, as far as all of the field's cells agree: a `date` is a calendar date YYYY-MM-DD, a `timestamp` a date and a time of
 * day (RFC 3339, perhaps without a zone), a `boolean` true or false, as a text too.
 */
export const FieldType = z.enum(['number', 'text', 'boolean', 'date', 'timestamp'])
export type FieldType = z.infer<typeof FieldType>

/** Limits of a table: what is beyond them is another kind of thing. */
export const TABLE_LIMITS = { fields: 1000 } as const

/**
 * How the rows of an imported table read: which of its fields name a row, say where it is, give its number, and name its source.
 * What the engine filters by is in the columns; this is for lists, details and exports.
 */
export const TableDescription = z.strictObject({
  /** In the order of the file. Values keep their names: a feature's properties are these. */
  fields: z.array(z.strictObject({ name: FieldName, type: FieldType })).max(TABLE_LIMITS.fields),
  /** How a record is written in the records file. */
  form: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('json') }),
    z.strictObject({ kind: z.literal('delimited'), delimiter: z.string().length(1) }),
  ]),
  /** Fields whose values name a row, joined with a middle dot; empty: the row's number. */
  title: z.array(FieldName),
  /** Fields that say in words where a row is, from the finest. */
  place: z.array(FieldName),
  /** Fields that say when a row was, as they stand in the file: one, or a start and an end. */
  when: z.array(FieldName),
  /** A number with its bounds. */
  quantity: z
    .strictObject({
      low: FieldName.optional(),
      best: FieldName.optional(),
      high: FieldName.optional(),
      unit: LocalizedText,
    })
    .optional(),
  /** Where a row says what it rests on. */
  source: z.strictObject({
    title: FieldName.optional(),
    publisher: FieldName.optional(),
    date: FieldName.optional(),
    url: FieldName.optional(),
  }),
  /** Name of the file that was imported. */
  file: z.string().max(300),
})
export type TableDescription = z.infer<typeof TableDescription>

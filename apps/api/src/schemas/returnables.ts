import type { Dataset } from '@nahrain/engine'
import { jsonSchema, type TableDescription } from '@nahrain/model'
import { fieldSchema, type Json } from './property-schema.ts'

/** The properties that features of a collection may have, each with its JSON Schema. */
export type Returnables = ReadonlyMap<string, Json>

const DAY: Json = { type: 'string', format: 'date' }
const LOCALIZED: Json = { type: 'object', additionalProperties: { type: 'string' } }

/** What every feature has beside its own fields, as `toFeature` writes it. */
const FLAT: readonly (readonly [string, Json])[] = [
  ['start', { title: 'First day that it may touch', ...DAY }],
  ['end', { title: 'Last day that it may touch', ...DAY }],
  ['known', { title: 'Day by whose end the world could know it', ...DAY }],
  ['citations', { title: 'What it rests on', type: 'array', items: { type: 'object' } }],
]

/** What belongs to the question and not to the row. */
export const OF_THE_MATCH: readonly (readonly [string, Json])[] = [
  [
    'match',
    {
      title: 'Whether its whole uncertainty lies inside the question',
      type: 'string',
      enum: ['certain', 'possible'],
      readOnly: true,
    },
  ],
  ['alongKm', { title: 'Where along the route of the question, in km', type: 'number', readOnly: true }],
]

/** `types` narrows an atlas to entries of these types. */
export function returnablesOf({ manifest }: Dataset, types: readonly string[] | undefined): Returnables {
  const own = manifest.table === null ? entryFields(types) : recordFields(manifest.table)
  return new Map([...own, ...OF_THE_MATCH])
}

/** A field goes before a flat property of the same name. */
function recordFields({ fields }: TableDescription): (readonly [string, Json])[] {
  return [
    ['name', { title: 'Name', type: 'string' }],
    ...FLAT,
    ['radiusKm', { title: 'Radius of the disc in which it lies, in km', type: 'number' }],
    ...fields.map(({ name, type }) => [name, { title: name, ...fieldSchema(type) }] as const),
  ]
}

interface EntrySchema {
  readonly properties?: Readonly<Record<string, Json & { readonly const?: unknown }>>
}

/** Of entries, fields that are said elsewhere in a feature or in another form. */
const SAID_ELSEWHERE = new Set(['id', 'geometry', 'citations', 'title', 'summary'])

/** Fields that hold the id of another entry, and the collection to look it up in. */
const REFERENCES: Readonly<Record<string, string>> = {
  subject: 'entries',
  from: 'places',
  to: 'places',
  partOf: 'entries',
}

/** From the published schema of entries, so that a new field of an entry is a new property. */
function entryFields(types: readonly string[] | undefined): (readonly [string, Json])[] {
  const { oneOf } = jsonSchema('Entry') as { readonly oneOf: readonly EntrySchema[] }
  const wanted = oneOf.filter(
    ({ properties }) => types === undefined || types.includes(String(properties?.type?.const)),
  )
  const fields = new Map<string, Json>()
  for (const [name, schema] of wanted.flatMap(({ properties = {} }) => Object.entries(properties))) {
    if (!SAID_ELSEWHERE.has(name)) fields.set(name, merged(fields.get(name), fieldOf(name, schema)))
  }
  return [
    ['name', { title: 'Title in English', type: 'string' }],
    ['description', { title: 'Summary in English', type: 'string' }],
    ['title', { title: 'Title by language', ...LOCALIZED }],
    ['summary', { title: 'Summary by language', ...LOCALIZED }],
    ...fields,
    ...FLAT,
  ]
}

function fieldOf(name: string, schema: Json): Json {
  const collection = REFERENCES[name]
  const isReference = schema.type === 'string' && collection !== undefined
  return { ...schema, ...(isReference && { 'x-ogc-role': 'reference', 'x-ogc-collectionId': collection }) }
}

/** A flow leads to one place, advice goes to many: where types differ, either may be. */
function merged(before: Json | undefined, schema: Json): Json {
  if (before === undefined || JSON.stringify(before) === JSON.stringify(schema)) return schema
  if (typeof before.const === 'string' && typeof schema.const === 'string') {
    return { type: 'string', enum: [before.const, schema.const] }
  }
  if (Array.isArray(before.enum)) return { type: 'string', enum: [...before.enum, schema.const] }
  return { anyOf: [before, schema] }
}

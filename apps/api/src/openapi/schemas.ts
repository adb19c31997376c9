import type { Json } from '../schemas/property-schema.ts'

const TEXT: Json = { type: 'string' }
const COUNT: Json = { type: 'integer', minimum: 0 }

/** An object in OpenAPI 3.0; members are required unless they are named optional. */
function object(properties: Readonly<Record<string, Json>>, optional: readonly string[] = []): Json {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', ...(required.length > 0 && { required }), properties }
}

function list(items: Json): Json {
  return { type: 'array', items }
}

/** A schema of `components`. */
export function schemaReference(name: keyof typeof SCHEMAS): Json {
  return { $ref: `#/components/schemas/${name}` }
}

const LINKS = list({ $ref: '#/components/schemas/link' })

const EXTENT = object(
  {
    spatial: object({ bbox: list({ type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 4 }), crs: TEXT }),
    temporal: object({ interval: list(list({ type: 'string', format: 'date-time', nullable: true })), trs: TEXT }),
  },
  ['spatial'],
)

const FEATURE_MEMBERS: Readonly<Record<string, Json>> = {
  type: { type: 'string', enum: ['Feature'] },
  id: TEXT,
  geometry: { ...object({ type: TEXT, coordinates: list({}) }), nullable: true },
  properties: { type: 'object', additionalProperties: true },
}

/** What the API answers, in the words of OpenAPI 3.0. */
export const SCHEMAS = {
  link: object({ href: TEXT, rel: TEXT, type: TEXT, title: TEXT }),
  problem: object({
    type: TEXT,
    title: TEXT,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: TEXT,
    instance: TEXT,
  }),
  landing: object({ title: TEXT, description: TEXT, attribution: TEXT, licence: TEXT, version: TEXT, links: LINKS }),
  conformance: object({ conformsTo: list(TEXT), links: LINKS }),
  collection: object({
    id: TEXT,
    title: TEXT,
    description: TEXT,
    itemType: { type: 'string', enum: ['feature'] },
    crs: list(TEXT),
    storageCrs: TEXT,
    extent: EXTENT,
    license: TEXT,
    attribution: TEXT,
    version: TEXT,
    links: LINKS,
  }),
  collections: object({
    links: LINKS,
    crs: list(TEXT),
    collections: list({ $ref: '#/components/schemas/collection' }),
  }),
  feature: object(FEATURE_MEMBERS),
  item: object({ ...FEATURE_MEMBERS, links: LINKS, mentionedBy: list({ type: 'object' }) }, ['mentionedBy']),
  items: object({
    type: { type: 'string', enum: ['FeatureCollection'] },
    numberMatched: COUNT,
    numberReturned: COUNT,
    timeStamp: { type: 'string', format: 'date-time' },
    certain: COUNT,
    possible: COUNT,
    links: LINKS,
    features: list({ $ref: '#/components/schemas/feature' }),
  }),
  jsonSchema: { type: 'object', additionalProperties: true },
  functions: object({
    functions: list(
      object({
        name: TEXT,
        description: TEXT,
        arguments: list(object({ title: TEXT, description: TEXT, type: list(TEXT) }, ['description'])),
        returns: list(TEXT),
      }),
    ),
    links: LINKS,
  }),
  summary: object(
    {
      dataset: TEXT,
      version: TEXT,
      total: COUNT,
      certain: COUNT,
      possible: COUNT,
      facets: list({ type: 'object' }),
      histogram: { type: 'object' },
      cells: { type: 'object' },
    },
    ['cells'],
  ),
  anyObject: { type: 'object', nullable: true, additionalProperties: true },
} as const satisfies Readonly<Record<string, Json>>

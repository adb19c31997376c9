import { REGION_FORMS, SORTS } from '@nahrain/model'
import { type Collection, facetsOf } from './collections.ts'
import { PAGE_LIMITS } from './request-query.ts'

type Json = Readonly<Record<string, unknown>>

const text: Json = { type: 'string' }

function parameter(name: string, description: string, schema: Json, more: Json = {}): Json {
  return { name, in: 'query', required: false, description, schema, ...more }
}

const ID: Json = { name: 'id', in: 'path', required: true, schema: text }

/** Parameters of a question: the same names as in the page's address. */
const QUESTION: readonly Json[] = [
  parameter(
    'bbox',
    'West, south, east, north in degrees (CRS84); may cross the antimeridian.',
    { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 6 },
    { style: 'form', explode: false },
  ),
  parameter('datetime', 'Date or interval: RFC 3339, or any EDTF level 1 text such as 2024, 2024-01 or 2014/..', text),
  parameter(
    'region',
    `Where to look; repeat to widen: ${REGION_FORMS}`,
    { type: 'array', items: text },
    { style: 'form', explode: true },
  ),
  parameter('known', 'Only what could be known by the end of this day.', { type: 'string', format: 'date' }),
  parameter('q', 'Words that must all occur, in English or Arabic.', { type: 'string', maxLength: 200 }),
  parameter('match', 'certain leaves out what only touches the question.', {
    type: 'string',
    enum: ['possible', 'certain'],
    default: 'possible',
  }),
]

const PAGE: readonly Json[] = [
  parameter('limit', `Items of a page; more than ${PAGE_LIMITS.most} is cut to it.`, {
    type: 'integer',
    minimum: 1,
    maximum: PAGE_LIMITS.most,
    default: PAGE_LIMITS.default,
  }),
  parameter('offset', 'Items to skip; follow the next link instead of counting.', {
    type: 'integer',
    minimum: 0,
    default: 0,
  }),
  parameter('sort', 'Order of items; along needs one region of kind along.', {
    type: 'string',
    enum: SORTS,
    default: 'row',
  }),
]

const SUMMARY: readonly Json[] = [
  parameter('bins', 'Bins of the histogram.', { type: 'integer', minimum: 1, maximum: 1024, default: 64 }),
  parameter('zoom', 'Map zoom for which cells are wanted.', { type: 'number', minimum: 0, maximum: 24 }),
]

/** The API in OpenAPI 3.0, each collection spelled out with its own facets, so that clients can push filters down. */
export function openApiDocument(collections: ReadonlyMap<string, Collection>, serverUrl: string): Json {
  const [first] = collections.values()
  return {
    openapi: '3.0.3',
    info: {
      title: first?.title ?? 'Nahrain',
      description: first?.description ?? '',
      version: first?.loaded.dataset.manifest.version.slice(0, 12) ?? '0',
      license: { name: first?.loaded.dataset.manifest.licence ?? 'unknown' },
    },
    servers: [{ url: serverUrl }],
    paths: {
      '/': get('The landing page', 'getLandingPage'),
      '/conformance': get('The standards it conforms to', 'getConformance'),
      '/collections': get('The collections', 'getCollections'),
      ...Object.assign({}, ...[...collections.values()].map(collectionPaths)),
      '/sources': get('Every source', 'getSources'),
      '/briefings': get('Every briefing', 'getBriefings'),
      '/sources/{id}': get('One source', 'getSource', [ID]),
      '/briefings/{id}': get('One briefing', 'getBriefing', [ID]),
      '/schemas': get('Names of the JSON Schemas', 'getSchemas'),
      '/schemas/{id}': get('One JSON Schema of the model', 'getSchema', [ID]),
      '/vocabulary': get('The words of the atlas with their labels', 'getVocabulary'),
    },
  }
}

function collectionPaths(collection: Collection): Json {
  const { id, title } = collection
  const facets = facetsOf(collection).map((facet) =>
    parameter(
      facet,
      'A value of this facet; repeat to widen.',
      { type: 'array', items: text },
      { style: 'form', explode: true },
    ),
  )
  const item = { name: 'item', in: 'path', required: true, schema: text }
  return {
    [`/collections/${id}`]: get(title, `describe-${id}`),
    [`/collections/${id}/items`]: get(
      `Items of ${title}`,
      `items-${id}`,
      [...QUESTION, ...facets, ...PAGE],
      'application/geo+json',
    ),
    [`/collections/${id}/items/{item}`]: get(`One item of ${title}`, `item-${id}`, [item], 'application/geo+json'),
    [`/collections/${id}/summary`]: get(`Counts of ${title}`, `summary-${id}`, [...QUESTION, ...facets, ...SUMMARY]),
  }
}

function get(summary: string, operationId: string, parameters: readonly Json[] = [], type = 'application/json'): Json {
  const problem = { content: { 'application/problem+json': { schema: { type: 'object' } } } }
  return {
    get: {
      summary,
      operationId,
      parameters,
      responses: {
        200: { description: summary, content: { [type]: { schema: { type: 'object' } } } },
        400: { description: 'A parameter is unknown or malformed; the document names it', ...problem },
        404: { description: 'There is no such thing', ...problem },
      },
    },
  }
}

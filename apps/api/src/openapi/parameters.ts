import { QUERY_LIMITS, REGION_FORMS, SORT_KEY_LIMIT, SORTS } from '@nahrain/model'
import { COORDINATE_SYSTEMS, CRS84 } from '../crs/coordinate-systems.ts'
import { FILTER_LANGUAGES } from '../request/filter-parameter.ts'
import { PAGE_LIMITS } from '../request/items-request.ts'
import { DEFAULT_BINS, SUMMARY_LIMITS } from '../routes/summary.ts'
import type { Json } from '../schemas/property-schema.ts'

const TEXT: Json = { type: 'string' }
/** Text that is refused where it is empty. */
const WORDS: Json = { type: 'string', minLength: 1 }
const CRS: Json = { type: 'string', format: 'uri', enum: COORDINATE_SYSTEMS.map(({ uri }) => uri), default: CRS84.uri }
/** One value, or a list in one value with commas. */
const COMMAS: Json = { style: 'form', explode: false }
/** A list as a parameter that is given several times. */
const REPEATED: Json = { style: 'form', explode: true }

/** A parameter of the query string; its style is spelled out as the standard's own definitions spell it. */
export function parameter(name: string, description: string, schema: Json, style: Json = COMMAS): Json {
  return { name, in: 'query', required: false, description, schema, ...style }
}

/** A facet: one value, or several by repeating it. */
export function facetParameter(name: string, items: Json): Json {
  const schema = { type: 'array', items, maxItems: QUERY_LIMITS.facetValues }
  return parameter(name, 'A value of this facet, see the queryables; repeat to widen.', schema, REPEATED)
}

/** Parameters of a question: the same names as in the page's address. */
const QUESTION: readonly Json[] = [
  parameter('bbox', 'West, south, east, north in degrees, or as bbox-crs says; may cross the antimeridian.', {
    type: 'array',
    items: { type: 'number' },
    minItems: 4,
    maxItems: 6,
  }),
  parameter('bbox-crs', 'What bbox is written in.', CRS),
  parameter('datetime', 'Date or interval: RFC 3339, or any EDTF level 1 text such as 2024, 2024-01 or 2014/..', WORDS),
  parameter(
    'region',
    `Where to look; repeat to widen: ${REGION_FORMS}`,
    { type: 'array', items: WORDS, maxItems: QUERY_LIMITS.regions },
    REPEATED,
  ),
  parameter('known', 'Only what could be known by the end of this day.', { type: 'string', format: 'date' }),
  parameter('q', 'Words that must all occur, in English or Arabic.', {
    type: 'string',
    minLength: 1,
    maxLength: QUERY_LIMITS.textLength,
  }),
  parameter('match', 'certain leaves out what only touches the question.', {
    type: 'string',
    enum: ['possible', 'certain'],
    default: 'possible',
  }),
  parameter('filter', 'A condition in CQL2 over the queryables.', {
    type: 'string',
    minLength: 1,
    maxLength: QUERY_LIMITS.filterLength,
  }),
  parameter('filter-lang', 'What filter is written in; cql-text is an older word for cql2-text.', {
    type: 'string',
    enum: FILTER_LANGUAGES,
    default: 'cql2-text',
  }),
  parameter('filter-crs', 'What geometries of filter are written in.', CRS),
]

/** Parameters of a page of items. */
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
    maximum: PAGE_LIMITS.mostOffset,
    default: 0,
  }),
  parameter('token', 'Where a page starts, as its next link says; goes with no offset.', WORDS),
  parameter('sort', 'An order of Nahrain; along needs one region of kind along.', {
    type: 'string',
    enum: SORTS,
    default: 'row',
  }),
  parameter('sortby', 'Properties to order by, each perhaps after + (rising, the default) or - (falling).', {
    type: 'array',
    items: WORDS,
    minItems: 1,
    maxItems: SORT_KEY_LIMIT,
  }),
  parameter('properties', 'Only these properties.', { type: 'array', items: WORDS, minItems: 1 }),
  parameter('resultType', 'hits: no items, only how many there are.', {
    type: 'string',
    enum: ['results', 'hits'],
    default: 'results',
  }),
  parameter('crs', 'What positions are answered in.', CRS),
]

const SUMMARY: readonly Json[] = [
  parameter('bins', 'Bins of the histogram.', {
    type: 'integer',
    minimum: SUMMARY_LIMITS.bins[0],
    maximum: SUMMARY_LIMITS.bins[1],
    default: DEFAULT_BINS,
  }),
  parameter('zoom', 'Map zoom for which cells are wanted.', {
    type: 'number',
    minimum: SUMMARY_LIMITS.zoom[0],
    maximum: SUMMARY_LIMITS.zoom[1],
  }),
]

/** Every parameter that several addresses share, by name. */
export const SHARED_PARAMETERS: Json = Object.fromEntries(
  [...QUESTION, ...PAGE, ...SUMMARY].map((one) => [one.name, one]),
)

export const QUESTION_REFERENCES = QUESTION.map(reference)
export const PAGE_REFERENCES = PAGE.map(reference)
export const SUMMARY_REFERENCES = SUMMARY.map(reference)
export const CRS_REFERENCE: Json = { $ref: '#/components/parameters/crs' }

function reference({ name }: Json): Json {
  return { $ref: `#/components/parameters/${name}` }
}

/** The forms that an address has. */
export function formParameter(ids: readonly string[]): Json {
  return parameter('f', 'The form of the answer; goes before the Accept header.', { type: 'string', enum: ids })
}

/** A part of the path. */
export function pathParameter(name: string, description: string): Json {
  return { name, in: 'path', required: true, description, schema: TEXT }
}

import type { Collection } from '../collections.ts'
import { GEOJSON_FORM, SCHEMA_FORM } from '../negotiation.ts'
import { ITEM_FORMS } from '../routes/item-forms.ts'
import { SCHEMA_KINDS, SCHEMA_TITLES } from '../schemas/collection-schemas.ts'
import { type Json, queryableSchema } from '../schemas/property-schema.ts'
import { tilePaths } from '../tiles/tile-paths.ts'
import { type Operation, operation } from './operations.ts'
import {
  CRS_REFERENCE,
  facetParameter,
  formParameter,
  PAGE_REFERENCES,
  parameter,
  pathParameter,
  QUESTION_REFERENCES,
  SUMMARY_REFERENCES,
} from './parameters.ts'

const BOTH_FORMS = formParameter(['json', 'html'])
const EVERY_FORM = formParameter(ITEM_FORMS.map(({ id }) => id))

/** The addresses of a collection. */
export function collectionPaths(collection: Collection): (readonly [path: string, item: Json])[] {
  const { id, title } = collection
  const question = [...QUESTION_REFERENCES, ...ownParameters(collection)]
  const name = operationName(id)
  const base = `/collections/${id}`
  const operations: readonly (readonly [path: string, described: Omit<Operation, 'tag'>])[] = [
    [base, { id: `describe${name}`, summary: title, schema: 'collection', parameters: [BOTH_FORMS], hasPage: true }],
    [
      `${base}/items`,
      {
        id: `items${name}`,
        summary: `Items of ${title}`,
        schema: 'items',
        parameters: [...question, ...PAGE_REFERENCES, EVERY_FORM],
        type: GEOJSON_FORM.mediaType,
        hasPage: true,
        otherTypes: ITEM_FORMS.slice(2).map(({ mediaType }) => mediaType),
      },
    ],
    [
      `${base}/items/{item}`,
      {
        id: `item${name}`,
        summary: `One item of ${title}`,
        schema: 'item',
        parameters: [pathParameter('item', 'The id of an item'), CRS_REFERENCE, BOTH_FORMS],
        type: GEOJSON_FORM.mediaType,
        hasPage: true,
      },
    ],
    ...SCHEMA_KINDS.map(
      (kind) =>
        [
          `${base}/${kind}`,
          {
            id: `${kind.replace('-', '')}${name}`,
            summary: `${title}: ${SCHEMA_TITLES[kind].toLowerCase()}`,
            schema: 'jsonSchema',
            parameters: [BOTH_FORMS],
            type: SCHEMA_FORM.mediaType,
            hasPage: true,
          },
        ] as const,
    ),
    [
      `${base}/summary`,
      {
        id: `summary${name}`,
        summary: `Counts of ${title}`,
        schema: 'summary',
        parameters: [...question, ...SUMMARY_REFERENCES, formParameter(['json'])],
      },
    ],
  ]
  return [
    ...operations.map(([path, described]) => [path, operation({ ...described, tag: id })] as const),
    ...Object.entries(tilePaths(collection, question)).map(([path, item]) => [path, item as Json] as const),
  ]
}

/**
 * The properties that are parameters, spelled out: GDAL pushes down only what it finds here by name. Values are not listed, as they are
 * among the queryables: one that no item has is no error, it finds nothing.
 */
function ownParameters({ loaded: { dataset }, properties }: Collection): Json[] {
  const facets = properties.queryables.filter(({ name }) => properties.facets.includes(name))
  return [
    ...facets.map((property) => {
      const schema = queryableSchema(dataset, property)
      return facetParameter(property.name, valueSchema((schema.type === 'array' ? schema.items : schema) as Json))
    }),
    ...[...properties.parameters.values()].map((property) => {
      const schema = queryableSchema(dataset, property)
      return parameter(property.name, `Only where it is this: ${schema.title}.`, valueSchema(schema))
    }),
  ]
}

/** What a queryable's schema says beyond the form of its values. */
const BESIDE_FORM: ReadonlySet<string> = new Set(['title', 'x-ogc-role', 'enum'])

function valueSchema(schema: Json): Json {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !BESIDE_FORM.has(name)))
}

/** Letters and digits, as every generator of clients takes them. */
function operationName(id: string): string {
  return id
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

import { apiTitle } from '../api-title.ts'
import type { Collection } from '../collections.ts'
import { JSON_TYPE, SCHEMA_FORM } from '../negotiation.ts'
import type { Json } from '../schemas/property-schema.ts'
import { datasetTilePaths } from '../tiles/tile-paths.ts'
import { collectionPaths } from './collection-paths.ts'
import { OPENAPI_30 } from './media-types.ts'
import { type Operation, operation } from './operations.ts'
import { formParameter, pathParameter, QUESTION_REFERENCES, SHARED_PARAMETERS } from './parameters.ts'
import { SCHEMAS } from './schemas.ts'

const BOTH_FORMS = [formParameter(['json', 'html'])]
const ONE_FORM = [formParameter(['json'])]
const ID = pathParameter('id', 'An id that its list names')

/** Addresses outside of collections. */
const OWN_PATHS: Readonly<Record<string, Operation>> = {
  '/': page('getLandingPage', 'The landing page', 'landing'),
  '/conformance': page('getConformance', 'The standards it conforms to', 'conformance'),
  '/api': { ...page('getApi', 'The API, described', 'jsonSchema'), type: OPENAPI_30 },
  '/collections': page('getCollections', 'The collections', 'collections'),
  '/functions': page('getFunctions', 'Functions that filters may call', 'functions'),
  '/sources': atlas('getSources', 'Every source'),
  '/sources/{id}': atlas('getSource', 'One source', [ID]),
  '/briefings': atlas('getBriefings', 'Every briefing'),
  '/briefings/{id}': atlas('getBriefing', 'One briefing', [ID]),
  '/vocabulary': atlas('getVocabulary', 'The words of the atlas with their labels'),
  '/schemas': atlas('getSchemas', 'Names of the JSON Schemas of the model'),
  '/schemas/{id}': { ...atlas('getSchema', 'One JSON Schema of the model', [ID]), type: SCHEMA_FORM.mediaType },
}

function page(id: string, summary: string, schema: Operation['schema']): Operation {
  return { id, summary, tag: 'Capabilities', schema, parameters: BOTH_FORMS, hasPage: true }
}

function atlas(id: string, summary: string, parameters: readonly Json[] = []): Operation {
  const all = [...parameters, ...ONE_FORM]
  return { id, summary, tag: 'Atlas', schema: 'anyObject', parameters: all, type: JSON_TYPE }
}

/**
 * The API in OpenAPI 3.0, each collection spelled out with its own properties, so that clients can push filters down; `serverUrl` is
 * without a slash at its end.
 */
export function openApiDocument(collections: ReadonlyMap<string, Collection>, serverUrl: string): Json {
  const { title, description, version, licence } = apiTitle(collections)
  const own = Object.entries(OWN_PATHS).map(([path, described]) => [path, operation(described)] as const)
  return {
    openapi: '3.0.3',
    info: { title, description, version, license: { name: licence } },
    servers: [{ url: serverUrl }],
    tags: [{ name: 'Capabilities' }, { name: 'Atlas' }, ...[...collections.keys()].map((name) => ({ name }))],
    paths: {
      ...Object.fromEntries([...own, ...[...collections.values()].flatMap(collectionPaths)]),
      ...datasetTilePaths(QUESTION_REFERENCES),
    },
    components: { schemas: SCHEMAS, parameters: SHARED_PARAMETERS },
  }
}

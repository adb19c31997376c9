import { FINEST_TILES } from '@nahrain/engine'
import type { Collection } from '../collections.ts'
import { PROBLEMS } from '../openapi/operations.ts'
import { TILEJSON, VECTOR_TILE } from './tile-links.ts'
import { WEB_MERCATOR_QUAD } from './web-mercator-quad.ts'

type Json = Readonly<Record<string, unknown>>

/** Parameters of a tile's address, word by word as /req/core/tc-tilematrix-definition and its neighbours define their schemas. */
const ADDRESS: readonly Json[] = [
  pathParameter('tileMatrix', `The zoom, 0 to ${FINEST_TILES}.`, { type: 'string' }),
  pathParameter('tileRow', 'From the north.', { type: 'integer', minimum: 0 }),
  pathParameter('tileCol', 'From the west.', { type: 'integer', minimum: 0 }),
]

const COLLECTIONS: Json = {
  name: 'collections',
  in: 'query',
  required: false,
  description: 'The layers, in this order; all collections where it is left out.',
  style: 'form',
  explode: false,
  schema: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
}

/** OpenAPI 3.0 path items of a collection's tiles; `question` are the parameters of its questions, facets included. */
export function tilePaths({ id, title }: Collection, question: readonly Json[]): Json {
  return pathsOf({ path: `/collections/${id}/tiles`, prefix: `${id}.collection`, title, question })
}

/** OpenAPI 3.0 path items of the server's tiles and of its tile matrix set; `question` are the parameters that all collections share. */
export function datasetTilePaths(question: readonly Json[]): Json {
  const json = { 'application/json': { schema: { type: 'object' } } }
  return {
    ...pathsOf({
      path: '/tiles',
      prefix: 'all.dataset',
      title: 'all collections',
      question: [COLLECTIONS, ...question],
    }),
    '/tileMatrixSets': get('The tile matrix sets', 'all.getTileMatrixSetsList', [formatOf('json')], json),
    [`/tileMatrixSets/${WEB_MERCATOR_QUAD}`]: get(
      'The definition of WebMercatorQuad',
      `${WEB_MERCATOR_QUAD}.getTileMatrixSet`,
      [formatOf('json')],
      json,
    ),
  }
}

interface TilesetPaths {
  readonly path: string
  /** Of the operation ids; their suffixes are those of OGC 20-057, /req/oas30/operation-id. */
  readonly prefix: string
  readonly title: string
  readonly question: readonly Json[]
}

function pathsOf({ path, prefix, title, question }: TilesetPaths): Json {
  const json = { 'application/json': { schema: { type: 'object' } } }
  const tileset = `${path}/${WEB_MERCATOR_QUAD}`
  const tile = { [VECTOR_TILE]: { schema: { type: 'string', format: 'binary' } } }
  return {
    [path]: get(`Tilesets of ${title}`, `${prefix}.vector.getTileSetsList`, [formatOf('json')], json),
    [tileset]: get(
      `The tileset of ${title}`,
      `${prefix}.vector.getTileSet`,
      [...question, formatOf('json', 'tilejson')],
      {
        ...json,
        [TILEJSON]: { schema: { type: 'object' } },
      },
    ),
    [`${tileset}/{tileMatrix}/{tileRow}/{tileCol}`]: get(
      `A tile of ${title}; without bytes where there is nothing`,
      `${prefix}.vector.getTile`,
      [...ADDRESS, ...question, formatOf('mvt')],
      tile,
    ),
  }
}

function formatOf(...formats: readonly string[]): Json {
  const schema = { type: 'string', enum: formats }
  return { name: 'f', in: 'query', required: false, description: 'The format.', schema }
}

function pathParameter(name: string, description: string, schema: Json): Json {
  return { name, in: 'path', required: true, description, schema }
}

function get(summary: string, operationId: string, parameters: readonly Json[], content: Json): Json {
  return {
    get: {
      summary,
      operationId,
      parameters,
      responses: {
        200: { description: summary, content },
        304: { description: 'As the client has it' },
        ...PROBLEMS,
      },
    },
  }
}

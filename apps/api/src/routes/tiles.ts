import { NahrainError } from '@nahrain/model'
import { type Context, Hono } from 'hono'
import { askCollection, type Collection, findCollection } from '../collections.ts'
import { link } from '../links.ts'
import { refuseUnknown, takeWord } from '../request/parameters.ts'
import { TILEJSON, VECTOR_TILE } from '../tiles/tile-links.ts'
import { readTileRequest } from '../tiles/tile-request.ts'
import { tileSource } from '../tiles/tile-source.ts'
import { limitsOf, tileJson, tilesetMetadata, tilesetSummary } from '../tiles/tileset.ts'
import { tileMaker } from '../tiles/vector-tile.ts'
import { readTile, tileMatrixSet, WEB_MERCATOR_QUAD, WEB_MERCATOR_QUAD_URI } from '../tiles/web-mercator-quad.ts'

type Collections = ReadonlyMap<string, Collection>

const SET = ':tileMatrixSet'
const ONLY_FORM: ReadonlySet<string> = new Set(['f'])
const TILE = `${SET}/:tileMatrix/:tileRow/:tileCol`

/**
 * `/tiles`, `/collections/{id}/tiles` and `/tileMatrixSets`: OGC API – Tiles, part 1, with Mapbox Vector Tiles. Tilesets and tiles read
 * their own parameters.
 */
export function tileRoutes(collections: Collections): Hono {
  const routes = new Hono()
    .get('/tileMatrixSets', (context) => listMatrixSets(context))
    .get(`/tileMatrixSets/${SET}`, (context) => {
      refuseOtherSets(context)
      refuseAllButJson(new URL(context.req.url))
      return context.json(tileMatrixSet())
    })
  for (const path of ['/tiles', '/collections/:collection/tiles']) {
    routes
      .get(path, (context) => listTilesets(context, collections, ownerOf(context, collections)))
      .get(`${path}/${SET}`, (context) => describeTileset(context, collections, ownerOf(context, collections)))
      .get(`${path}/${TILE}`, (context) => sendTile(context, collections, ownerOf(context, collections)))
  }
  return routes
}

function ownerOf(context: Context, collections: Collections): Collection | undefined {
  const id = context.req.param('collection')
  return id === undefined ? undefined : findCollection(collections, id)
}

/** @throws not-found */
function refuseOtherSets(context: Context): void {
  const id = context.req.param('tileMatrixSet') ?? ''
  if (id === WEB_MERCATOR_QUAD) return
  const message = `got tile matrix set "${id}", expected ${WEB_MERCATOR_QUAD}`
  throw new NahrainError('not-found', message, { what: 'tile matrix set', id })
}

/** Clients such as ogc-client write `f=json` behind every address. @throws invalid-parameter */
function refuseAllButJson({ searchParams }: URL): void {
  takeWord(new URLSearchParams(searchParams), 'f', ['json'])
  refuseUnknown(searchParams, ONLY_FORM)
}

function listMatrixSets(context: Context): Response {
  const { url } = context.req
  refuseAllButJson(new URL(url))
  const { id, title } = tileMatrixSet()
  const self = new URL(`/api/tileMatrixSets/${id}`, url).href
  const sets = [{ id, title, uri: WEB_MERCATOR_QUAD_URI, links: [link(self, 'self', title)] }]
  return context.json({ links: [link(url, 'self', 'The tile matrix sets')], tileMatrixSets: sets })
}

function listTilesets(context: Context, collections: Collections, owner: Collection | undefined): Response {
  const url = new URL(context.req.url)
  refuseAllButJson(url)
  const subject = { url, owner, collections: owner === undefined ? [...collections.values()] : [owner] }
  const links = [link(url.href, 'self', 'The tilesets')]
  return context.json({ links, tilesets: subject.collections.length === 0 ? [] : [tilesetSummary(subject)] })
}

/** A question that the tiles would refuse is refused here. */
async function describeTileset(
  context: Context,
  collections: Collections,
  owner: Collection | undefined,
): Promise<Response> {
  refuseOtherSets(context)
  const url = new URL(context.req.url)
  const request = readTileRequest(url, collections, { owner, formats: ['json', 'tilejson'] })
  const sources = await Promise.all(
    request.collections.map(async (collection) => [collection, await tileSource(collection.loaded)] as const),
  )
  const fields = new Map(sources.map(([collection, source]) => [collection, source.fields]))
  const fieldsOf = (collection: Collection) => fields.get(collection) ?? []
  const wantsTileJson = request.format === undefined && context.req.header('Accept')?.includes(TILEJSON)
  if (request.format !== 'tilejson' && !wantsTileJson) return context.json(tilesetMetadata(request, fieldsOf))
  return context.body(JSON.stringify(tileJson(request, fieldsOf)), 200, { 'Content-Type': TILEJSON })
}

/** An empty tile is a tile without bytes, which is what an empty document in this format is; so it has an ETag like every other. */
async function sendTile(context: Context, collections: Collections, owner: Collection | undefined): Promise<Response> {
  refuseOtherSets(context)
  const url = new URL(context.req.url)
  const request = readTileRequest(url, collections, { owner, formats: ['mvt'] })
  const { tileMatrix = '', tileRow = '', tileCol = '' } = context.req.param()
  const tile = readTile({ tileMatrix, tileRow, tileCol }, limitsOf(request.collections))
  const make = await tileMaker(request.collections)
  // Asked first, for the faults of a question that only the dataset can see.
  for (const { collection, query } of request.asked) await askCollection(collection, query, { facets: false })
  const bytes = make(request.asked, tile)
  const headers = { 'Content-Type': VECTOR_TILE }
  // What has nothing here has nothing in any tile within this one.
  return context.body(
    new Uint8Array(bytes),
    200,
    bytes.length === 0 ? { ...headers, 'OATiles-hint': 'empty' } : headers,
  )
}

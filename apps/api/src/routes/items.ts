import { toFeature } from '@nahrain/engine'
import { type Answer, type Dossier, NahrainError, rowId, rowIds } from '@nahrain/model'
import { type Context, Hono } from 'hono'
import { type Collection, findCollection } from '../collections.ts'
import { type Link, link, linkHeader, withParameters } from '../links.ts'
import { askCollection, limitOf, type RequestQuery, readRequestQuery } from '../request-query.ts'

const GEOJSON = 'application/geo+json'

/** `/collections/{id}/items` and `/collections/{id}/items/{item}`: OGC API – Features, part 1. */
export function itemRoutes(collections: ReadonlyMap<string, Collection>): Hono {
  return new Hono()
    .get('/collections/:collection/items', (context) => {
      const collection = findCollection(collections, context.req.param('collection'))
      return pageOfItems(context, collection)
    })
    .get('/collections/:collection/items/:item', (context) => {
      const collection = findCollection(collections, context.req.param('collection'))
      return oneItem(context, collection, context.req.param('item'))
    })
}

async function pageOfItems(context: Context, collection: Collection): Promise<Response> {
  const url = new URL(context.req.url)
  const request = readRequestQuery(url, collection)
  const { offset, sort } = request.page
  const limit = limitOf(request.page)
  const answer = await askCollection(collection, request.query, { facets: false, rows: { offset, limit, sort } })
  const links = pageLinks(url, collection, request, answer.total)
  const features = await featuresOf(collection, answer)
  const body = {
    type: 'FeatureCollection',
    links,
    numberMatched: answer.total,
    numberReturned: features.length,
    certain: answer.certain,
    possible: answer.possible,
    features,
  }
  return geoJson(context, body, links)
}

/** The rows of an answer, each with how sure its match is, and where it is along the route that was followed. */
async function featuresOf({ loaded }: Collection, { rows }: Answer) {
  const wanted = rowIds(rows?.rows ?? new Uint32Array())
  const dossiers = await Promise.all(wanted.map((row) => loaded.archive.dossier(row)))
  return dossiers.map((dossier, index) => {
    const feature = toFeature(dossier)
    const alongKm = rows?.alongKm?.[index]
    const placed = alongKm !== undefined && Number.isFinite(alongKm)
    const match = {
      match: rows?.certain[index] === 1 ? 'certain' : 'possible',
      ...(placed && { alongKm: Math.round(alongKm * 10) / 10 }),
    }
    return { ...feature, properties: { ...feature.properties, ...match } }
  })
}

async function oneItem(context: Context, collection: Collection, id: string): Promise<Response> {
  const { dataset, archive } = collection.loaded
  const row = (await dataset.details.loadIdentities()).rowOf(id)
  const dossier = row === undefined ? undefined : await archive.dossier(rowId(row))
  if (dossier === undefined || !isIn(collection, dossier)) {
    const message = `got item "${id}", expected the id of an item of ${collection.id}`
    throw new NahrainError('not-found', message, { what: 'item', id })
  }
  const url = new URL(context.req.url)
  const links = [link(url.href, 'self', 'This entry', GEOJSON), collectionLink(url, collection)]
  return geoJson(context, { ...toFeature(dossier), links, ...mentionsOf(dossier) }, links)
}

function geoJson(context: Context, body: unknown, links: readonly Link[]): Response {
  return context.body(JSON.stringify(body), 200, { 'Content-Type': GEOJSON, Link: linkHeader(links) })
}

/** Which other entries point at an entry; rows of a table know of no others. */
function mentionsOf(dossier: Dossier) {
  if (dossier.kind === 'record') return {}
  const mentionedBy = dossier.incoming.map(({ from, relation }) => ({
    ...from,
    relation: relation.type,
    effect: relation.effect,
  }))
  return { mentionedBy }
}

function isIn({ fixed }: Collection, dossier: Dossier): boolean {
  return fixed.type === undefined || (dossier.kind === 'entry' && fixed.type.includes(dossier.entry.type))
}

function pageLinks(url: URL, collection: Collection, { page }: RequestQuery, total: number): Link[] {
  const limit = limitOf(page)
  const turn = (offset: number) => withParameters(url, { limit: String(limit), offset: String(offset) })
  const next = page.offset + limit
  return [
    link(url.href, 'self', 'This page', GEOJSON),
    ...(next < total ? [link(turn(next), 'next', 'Next page', GEOJSON)] : []),
    ...(page.offset > 0 ? [link(turn(Math.max(0, page.offset - limit)), 'prev', 'Previous page', GEOJSON)] : []),
    collectionLink(url, collection),
  ]
}

function collectionLink(url: URL, { id, title }: Collection): Link {
  return link(new URL(`/api/collections/${id}`, url).href, 'collection', title)
}

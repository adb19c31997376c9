import { toFeature } from '@nahrain/engine'
import { NahrainError, type RowId, rowAt } from '@nahrain/model'
import { Hono } from 'hono'
import { type Collection, findCollection, type LoadedDataset } from '../collections.ts'
import { type Link, link, linkHeader, withParameters } from '../links.ts'
import { answering, limitOf, type RequestQuery, readRequestQuery } from '../request-query.ts'

const GEOJSON = 'application/geo+json'

/** `/collections/{id}/items` and `/collections/{id}/items/{item}`: OGC API – Features, part 1. */
export function itemRoutes(collections: ReadonlyMap<string, Collection>): Hono {
  return new Hono()
    .get('/collections/:collection/items', (context) => {
      const url = new URL(context.req.url)
      const collection = findCollection(collections, context.req.param('collection'))
      const request = readRequestQuery(url, collection)
      const limit = limitOf(request.page)
      const { engine } = collection.loaded
      const shape = {
        facets: false,
        rows: { offset: request.page.offset, limit, sort: request.page.sort },
      }
      const answer = answering(() => engine.ask(request.query, shape))
      const rows = rowsOf(answer.rows?.rows)
      const links = pageLinks(url, collection, request, limit, answer.total)
      const body = {
        type: 'FeatureCollection',
        links,
        numberMatched: answer.total,
        numberReturned: rows.length,
        certain: answer.certain,
        possible: answer.possible,
        features: rows.map((row, index) => {
          const feature = featureOf(collection.loaded, row)
          const alongKm = answer.rows?.alongKm?.[index]
          const certain = answer.rows?.certain[index] === 1
          return {
            ...feature,
            properties: {
              ...feature.properties,
              match: certain ? 'certain' : 'possible',
              ...(alongKm === undefined ? {} : { alongKm: Math.round(alongKm * 10) / 10 }),
            },
          }
        }),
      }
      return context.body(JSON.stringify(body), 200, { 'Content-Type': GEOJSON, Link: linkHeader(links) })
    })
    .get('/collections/:collection/items/:item', (context) => {
      const collection = findCollection(collections, context.req.param('collection'))
      const id = context.req.param('item')
      const row = collection.loaded.engine.rowOf(id)
      if (row === undefined || !isIn(collection, row)) {
        throw new NahrainError('not-found', `got item "${id}", expected the id of an item of ${collection.id}`, {
          what: 'item',
          id,
        })
      }
      const { incoming } = collection.loaded.archive.dossier(row)
      const url = new URL(context.req.url)
      const links = [link(url.href, 'self', 'This entry', GEOJSON), collectionLink(url, collection)]
      const body = {
        ...featureOf(collection.loaded, row),
        links,
        mentionedBy: incoming.map(({ from, relation }) => ({
          ...from,
          relation: relation.type,
          effect: relation.effect,
        })),
      }
      return context.body(JSON.stringify(body), 200, { 'Content-Type': GEOJSON, Link: linkHeader(links) })
    })
}

function rowsOf(rows: Uint32Array | undefined): RowId[] {
  return rows === undefined ? [] : Array.from(rows, (_, index) => rowAt(rows, index) as RowId)
}

function featureOf({ archive }: LoadedDataset, row: RowId) {
  return toFeature(archive.dossier(row))
}

function isIn({ loaded, fixed }: Collection, row: RowId): boolean {
  return fixed.type === undefined || fixed.type.includes(loaded.archive.entry(row).type)
}

function pageLinks(url: URL, collection: Collection, { page }: RequestQuery, limit: number, total: number): Link[] {
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

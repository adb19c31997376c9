import type { Collection } from '../collections.ts'
import { type Link, link } from '../links.ts'
import { WEB_MERCATOR_QUAD } from './web-mercator-quad.ts'

export const VECTOR_TILE = 'application/vnd.mapbox-vector-tile'
export const TILEJSON = 'application/vnd.mapbox.tilejson+json'

const OGC_RELATION = 'http://www.opengis.net/def/rel/ogc/1.0'

/** A link whose address has variables in braces. */
export interface TemplatedLink extends Link {
  readonly templated: true
}

/** Where tiles are served: of one collection, or, without one, of all. Without a slash at its end. */
export function tilesPath(collection: Collection | undefined): string {
  return collection === undefined ? '/api/tiles' : `/api/collections/${collection.id}/tiles`
}

/** From the landing page, or from a collection, to its tilesets. */
export function tilesetsLink(url: string, collection?: Collection): Link {
  const href = new URL(tilesPath(collection), url).href
  return link(href, `${OGC_RELATION}/tilesets-vector`, 'Vector tiles')
}

/** From the landing page to the tile matrix sets. */
export function tilingSchemesLink(url: string): Link {
  return link(new URL('/api/tileMatrixSets', url).href, `${OGC_RELATION}/tiling-schemes`, 'Tile matrix sets')
}

/** From a tileset to its tile matrix set. */
export function tilingSchemeLink(url: string): Link {
  const href = new URL(`/api/tileMatrixSets/${WEB_MERCATOR_QUAD}`, url).href
  return link(href, `${OGC_RELATION}/tiling-scheme`, 'The tile matrix set')
}

/** From a layer to the collection that it shows. */
export function geodataLink(url: string, { id, title }: Collection): Link {
  return link(new URL(`/api/collections/${id}`, url).href, `${OGC_RELATION}/geodata`, title)
}

/** The address of a tile, with the names of its variables in braces; what the tileset was asked is asked of every tile. */
export function tileTemplate(
  url: URL,
  collection: Collection | undefined,
  [matrix, row, column]: readonly [string, string, string],
): string {
  const asked = new URLSearchParams(url.search)
  asked.delete('f')
  const base = new URL(`${tilesPath(collection)}/${WEB_MERCATOR_QUAD}`, url).href
  const query = asked.size === 0 ? '' : `?${asked}`
  return `${base}/{${matrix}}/{${row}}/{${column}}${query}`
}

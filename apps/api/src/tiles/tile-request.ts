import { invalidParameter } from '@nahrain/model'
import type { Collection } from '../collections.ts'
import { readQuestion } from '../request/question.ts'
import type { TilesetSubject } from './tileset.ts'
import type { AskedCollection } from './vector-tile.ts'

/** What a request for a tileset or a tile asks. */
export interface TileRequest extends TilesetSubject {
  readonly asked: readonly AskedCollection[]
  /** The parameter `f`. */
  readonly format: string | undefined
}

/**
 * Reads the whole query string: the parameters of a question, `f`, and for all collections of the server `collections`. Every collection
 * that becomes a layer must know every parameter: none is ever ignored. @throws invalid-parameter
 */
export function readTileRequest(
  url: URL,
  all: ReadonlyMap<string, Collection>,
  { owner, formats }: { readonly owner: Collection | undefined; readonly formats: readonly string[] },
): TileRequest {
  const parameters = new URLSearchParams(url.search)
  const format = takeFormat(parameters, formats)
  const collections = owner === undefined ? takeCollections(parameters, all) : [owner]
  const asked = collections.map((collection) => ({ collection, query: readQuestion(parameters, collection) }))
  return { url, owner, collections, asked, format }
}

function takeFormat(parameters: URLSearchParams, formats: readonly string[]): string | undefined {
  const [format, ...more] = parameters.getAll('f')
  parameters.delete('f')
  if (format === undefined || (more.length === 0 && formats.includes(format))) return format
  throw invalidParameter('f', [format, ...more].join(' and '), `one of ${formats.join(', ')}`)
}

/** Ids or addresses of collections, by commas (OGC 20-057, /req/collections-selection/query-collections); all where there are none. */
function takeCollections(parameters: URLSearchParams, all: ReadonlyMap<string, Collection>): Collection[] {
  const given = parameters.getAll('collections')
  parameters.delete('collections')
  if (given.length === 0) return [...all.values()]
  const ids = given
    .flatMap((list) => list.split(','))
    .map((text) => /^https?:\/\/.*\/collections\/([^/?#]+)$/.exec(text)?.[1] ?? text)
  return [...new Set(ids)].map((id) => {
    const found = all.get(id)
    if (found !== undefined) return found
    throw invalidParameter('collections', id, `some of ${[...all.keys()].join(', ')}, by commas`)
  })
}

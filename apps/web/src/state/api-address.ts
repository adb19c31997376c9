import { encodeQuery, type Manifest, type Query } from '@nahrain/model'

type Collection = Pick<Manifest, 'id' | 'table'>

/** A question to the API, as an absolute address. */
export function apiAddress(dataset: Collection, query: Query): string {
  const url = itemsOf(dataset)
  url.search = encodeQuery(query).toString()
  return url.href
}

/** One row of the API, as an absolute address. */
export function itemAddress(dataset: Collection, id: string): string {
  return `${itemsOf(dataset).href}/${encodeURIComponent(id)}`
}

/** The API calls the atlas by what is in it, and every table by its id. */
function itemsOf({ id, table }: Collection): URL {
  return new URL(`/api/collections/${table === null ? 'entries' : id}/items`, document.baseURI)
}

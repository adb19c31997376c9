import type { RowFeature } from '@nahrain/engine'
import { encodeQuery } from '@nahrain/model'
import { html } from 'hono/html'
import type { Collection } from '../collections.ts'
import type { ItemsPage } from '../features/items-page.ts'
import type { Link } from '../links.ts'
import type { ItemsRequest } from '../request/items-request.ts'
import { crumbsTo, mapHref } from './collection-pages.ts'
import { type Html, layout, pageHref } from './layout.ts'
import { mapPicture } from './map-picture.ts'
import { shortValue, sources } from './values.ts'

/** Columns of a table: of all that features say, the first that fit a page. */
const MOST_COLUMNS = 7
/** What the title and the details of a feature say anyhow. */
const NOT_COLUMNS = new Set(['name', 'title', 'summary', 'citations', 'description', 'known', 'radiusKm'])

interface ItemsContent {
  readonly collection: Collection
  readonly request: ItemsRequest
  readonly page: ItemsPage
  readonly features: readonly RowFeature[]
  readonly links: readonly Link[]
}

/** A page of items: a picture, a table, and where to go from here. */
export function itemsTable({ collection, request, page, features, links }: ItemsContent): Html {
  const { total, certain } = page.answer
  const title = `${collection.title}: items`
  const shown =
    features.length === 0 ? 'none shown' : `${request.skipped + 1} to ${request.skipped + features.length} shown`
  const caption = `${total.toLocaleString('en')} match, ${certain.toLocaleString('en')} of them for certain; ${shown}`
  const { bbox } = collection.loaded.dataset.manifest.extent
  const body = html`
<p><a href="${mapHref(collection, encodeQuery({ ...request.query, facets: askedFacets(collection, request) }))}">The same question on the map</a></p>
${pager(links)}
${mapPicture(features, bbox, `Where the ${features.length} items of this page are`)}
${table(collection, features, caption, request.properties)}
${pager(links)}`
  return layout({ title, crumbs: crumbsTo(collection), body, links })
}

/** Without those that the collection fixes: its link to the map says them. */
function askedFacets({ fixed }: Collection, { query }: ItemsRequest) {
  return Object.fromEntries(Object.entries(query.facets).filter(([facet]) => !(facet in fixed)))
}

function pager(links: readonly Link[]): Html {
  const ways = links.filter(({ rel }) => rel === 'prev' || rel === 'next')
  if (ways.length === 0) return html``
  return html`<nav aria-label="Pages"><ul>${ways.map(({ href, rel, title }) => html`<li><a rel="${rel}" href="${href}">${title}</a></li>`)}</ul></nav>`
}

function table(
  { id }: Collection,
  features: readonly RowFeature[],
  caption: string,
  wanted: ReadonlySet<string> | undefined,
): Html {
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))]
  const columns = wanted === undefined ? names.filter((name) => !NOT_COLUMNS.has(name)).slice(0, MOST_COLUMNS) : names
  const rows = features.map(
    (
      feature,
    ) => html`<tr><th scope="row"><a href="${pageHref(`collections/${id}/items/${encodeURIComponent(feature.id)}`)}">${String(feature.properties.name ?? feature.id)}</a></th>
${columns.map((name) => html`<td>${shortValue(feature.properties[name])}</td>`)}<td>${sources(feature.properties.citations)}</td></tr>`,
  )
  return html`<div class="wide"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Item</th>${columns.map((name) => html`<th scope="col">${name}</th>`)}<th scope="col">Sources</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

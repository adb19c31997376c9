import { formatDay } from '@nahrain/model'
import { html } from 'hono/html'
import type { Collection } from '../collections.ts'
import type { Link } from '../links.ts'
import { collectionList } from './api-pages.ts'
import { type Crumb, type Html, layout, pageHref } from './layout.ts'

const COLLECTIONS: Crumb = { title: 'Collections', href: pageHref('collections') }

export function collectionsPage(collections: readonly Collection[], links: readonly Link[]): Html {
  return layout({ title: 'Collections', crumbs: [], body: collectionList(collections), links })
}

/** Where the pages of a collection are. */
export function crumbsTo({ id, title }: Collection): Crumb[] {
  return [COLLECTIONS, { title, href: pageHref(`collections/${id}`) }]
}

export function collectionPage(collection: Collection, links: readonly Link[]): Html {
  const { id, title, description, loaded } = collection
  const { extent, licence, attribution, version, count } = loaded.dataset.manifest
  const at = (path: string) => pageHref(`collections/${id}/${path}`)
  const days = extent.days === null ? 'none' : `${formatDay(extent.days.start)} to ${formatDay(extent.days.end)}`
  const body = html`
<form action="/api/collections/${id}/items" method="get" role="search">
<label>Words <input name="q" maxlength="200" required></label>
<input type="hidden" name="f" value="html"><button>Find</button>
</form>
<p><a href="${at('items')}">Items</a> · <a href="${mapHref(collection)}">On the map</a> · <a href="${at('queryables')}">What filters can ask</a> · <a href="${at('sortables')}">What orders can go by</a> · <a href="${at('schema')}">What its features say</a></p>
<h2>Facts</h2>
<dl>
<dt>Rows of the dataset</dt><dd>${count.toLocaleString('en')}</dd>
<dt>Extent</dt><dd>${extent.bbox === null ? 'none' : extent.bbox.join(', ')}</dd>
<dt>Days</dt><dd>${days}</dd>
<dt>Attribution</dt><dd>${attribution}</dd>
<dt>Licence</dt><dd>${licence}</dd>
<dt>Version</dt><dd><code>${version.slice(0, 12)}</code></dd>
</dl>`
  return layout({ title, description, crumbs: [COLLECTIONS], body, links })
}

/** The map with a question of the collection. */
export function mapHref({ loaded, fixed }: Collection, question: URLSearchParams = new URLSearchParams()): string {
  const { manifest, documents } = loaded.dataset
  const parameters = new URLSearchParams(documents.vocabulary === null ? { dataset: manifest.id } : {})
  const asked = Object.entries(fixed).flatMap(([facet, values]) =>
    values.map((value): [string, string] => [facet, value]),
  )
  for (const [name, value] of [...asked, ...question])
    if (!parameters.getAll(name).includes(value)) parameters.append(name, value)
  const search = parameters.toString()
  return search === '' ? '/' : `/?${search}`
}

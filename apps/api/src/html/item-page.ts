import type { RowFeature } from '@nahrain/engine'
import { html } from 'hono/html'
import type { Collection } from '../collections.ts'
import type { Link } from '../links.ts'
import { crumbsTo } from './collection-pages.ts'
import { type Html, layout, pageHref } from './layout.ts'
import { mapPicture } from './map-picture.ts'
import { definitions } from './values.ts'

interface ItemContent {
  readonly collection: Collection
  readonly feature: RowFeature
  readonly links: readonly Link[]
}

/** One item: where it is, and all that it says. */
export function itemPage({ collection, feature, links }: ItemContent): Html {
  const { name, description, ...properties } = feature.properties
  const title = String(name ?? feature.id)
  const crumbs = [...crumbsTo(collection), { title: 'Items', href: pageHref(`collections/${collection.id}/items`) }]
  const body = html`
${mapPicture([feature], collection.loaded.dataset.manifest.extent.bbox, `Where ${title} is`)}
<h2>What it says</h2>
${definitions(Object.entries({ id: feature.id, ...properties }))}`
  return layout({ title, ...(typeof description === 'string' && { description }), crumbs, body, links })
}

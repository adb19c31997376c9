import type { RowFeature } from '@nahrain/engine'
import type { Bbox } from '@nahrain/model'
import { html } from 'hono/html'
import type { Collection } from '../collections.ts'
import { boundsOf } from '../formats/bounds.ts'
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
${mapPicture([feature], surroundings(feature), `Where ${title} is`)}
<h2>What it says</h2>
${definitions(Object.entries({ id: feature.id, ...properties }))}`
  return layout({ title, ...(typeof description === 'string' && { description }), crumbs, body, links })
}

/** Its own extent with as much again on each side, and at least some degrees of it. */
function surroundings({ geometry }: RowFeature): Bbox | null {
  if (geometry === null) return null
  const [west, south, east, north] = boundsOf(geometry)
  const margin = Math.max(1, (east - west) / 2, (north - south) / 2)
  return [
    Math.max(-180, west - margin),
    Math.max(-90, south - margin),
    Math.min(180, east + margin),
    Math.min(90, north + margin),
  ]
}

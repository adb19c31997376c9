import { formatDay } from '@nahrain/model'
import { Hono } from 'hono'
import { type Collection, findCollection } from '../collections.ts'
import { link } from '../links.ts'

const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'

/** `/collections` and `/collections/{id}`: what can be asked. */
export function collectionRoutes(collections: ReadonlyMap<string, Collection>): Hono {
  return new Hono()
    .get('/collections', (context) => {
      const url = new URL(context.req.url)
      return context.json({
        links: [link(url.href, 'self', 'The collections')],
        collections: [...collections.values()].map((collection) => describe(collection, url)),
      })
    })
    .get('/collections/:collection', (context) => {
      const collection = findCollection(collections, context.req.param('collection'))
      return context.json(describe(collection, new URL(context.req.url)))
    })
}

function describe({ id, title, description, loaded }: Collection, url: URL) {
  const { extent, licence, attribution, version } = loaded.dataset.manifest
  const base = new URL(`/api/collections/${id}`, url).href
  const day = (value: number | undefined) => (value === undefined ? null : formatDay(value))
  return {
    id,
    title,
    description,
    itemType: 'feature',
    crs: [CRS84],
    extent: {
      ...(extent.bbox && { spatial: { bbox: [extent.bbox], crs: CRS84 } }),
      temporal: { interval: [[day(extent.days?.start), day(extent.days?.end)]] },
    },
    license: licence,
    attribution,
    version,
    links: [
      link(base, 'self', title),
      link(`${base}/items`, 'items', 'Its items', 'application/geo+json'),
      link(`${base}/summary`, 'related', 'Counts, facets and histogram of any question'),
    ],
  }
}

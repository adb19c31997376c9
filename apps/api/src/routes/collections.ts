import { formatDay } from '@nahrain/model'
import { Hono } from 'hono'
import { type ApiEnv, apiAddress } from '../api-env.ts'
import { type Collection, findCollection } from '../collections.ts'
import { COORDINATE_SYSTEMS, CRS84 } from '../crs/coordinate-systems.ts'
import { sendDocument } from '../document.ts'
import { collectionPage, collectionsPage } from '../html/collection-pages.ts'
import { type Link, link, OGC_REL } from '../links.ts'
import { GEOJSON_FORM, HTML_FORM, SCHEMA_FORM } from '../negotiation.ts'
import { tilesetsLink } from '../tiles/tile-links.ts'

/** The systems that positions are answered in; the first is what nobody has to ask for. */
const CRS_LIST = COORDINATE_SYSTEMS.map(({ uri }) => uri)

/** `/collections` and `/collections/{id}`: what can be asked. */
export function collectionRoutes(collections: ReadonlyMap<string, Collection>): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/collections', (context) => {
      const url = context.get('url')
      return sendDocument(context, {
        body: (links) => ({
          links,
          crs: CRS_LIST,
          collections: [...collections.values()].map((collection) =>
            describe(collection, onwardLinks(collection, url)),
          ),
        }),
        page: (links) => collectionsPage([...collections.values()], links),
      })
    })
    .get('/collections/:collection', (context) => {
      const collection = findCollection(collections, context.req.param('collection'))
      const onwards = onwardLinks(collection, context.get('url')).filter(({ rel }) => rel !== 'self')
      return sendDocument(context, {
        body: (links) => describe(collection, [...links, ...onwards]),
        page: (links) => collectionPage(collection, [...links, ...onwards]),
      })
    })
}

function describe({ id, title, description, loaded }: Collection, links: readonly Link[]) {
  const { extent, licence, attribution, version } = loaded.dataset.manifest
  const day = (value: number | undefined) => (value === undefined ? null : `${formatDay(value)}T00:00:00Z`)
  return {
    id,
    title,
    description,
    itemType: 'feature',
    crs: CRS_LIST,
    storageCrs: CRS84.uri,
    extent: {
      ...(extent.bbox && { spatial: { bbox: [extent.bbox], crs: CRS84.uri } }),
      temporal: {
        interval: [[day(extent.days?.start), day(extent.days?.end)]],
        trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian',
      },
    },
    license: licence,
    attribution,
    version,
    links,
  }
}

function onwardLinks(collection: Collection, url: URL): Link[] {
  const { id, title } = collection
  const base = apiAddress(url, `collections/${id}`)
  return [
    link(base, 'self', title),
    link(`${base}/items`, 'items', 'Its items', GEOJSON_FORM.mediaType),
    link(`${base}/items?f=html`, 'items', 'Its items as a page', HTML_FORM.mediaType),
    link(`${base}/queryables`, `${OGC_REL}/queryables`, 'What filters can ask', SCHEMA_FORM.mediaType),
    link(`${base}/sortables`, `${OGC_REL}/sortables`, 'What orders can go by', SCHEMA_FORM.mediaType),
    link(`${base}/schema`, `${OGC_REL}/schema`, 'What its features say', SCHEMA_FORM.mediaType),
    // Relations are the same in any case (RFC 8288, section 2.1.1), but GDAL 3.6 knows this one as it once was in drafts.
    ...['describedby', 'describedBy'].map((relation) =>
      link(`${base}/feature-schema`, relation, 'Its features as GeoJSON', SCHEMA_FORM.mediaType),
    ),
    tilesetsLink(url.href, collection),
    link(`${base}/summary`, 'related', 'Counts, facets and histogram of any question'),
  ]
}

import { Hono } from 'hono'
import { type ApiContext, type ApiEnv, apiAddress } from '../api-env.ts'
import { apiTitle } from '../api-title.ts'
import type { Collection } from '../collections.ts'
import { CONFORMS_TO } from '../conformance.ts'
import { sendDocument } from '../document.ts'
import { conformancePage, functionsPage, landingPage } from '../html/api-pages.ts'
import { type Link, link, OGC_REL } from '../links.ts'
import { OPENAPI_30, OPENAPI_31 } from '../openapi/media-types.ts'
import { functionsDocument } from '../schemas/functions.ts'
import { tilesetsLink, tilingSchemesLink } from '../tiles/tile-links.ts'

/** `/`, `/conformance` and `/functions`: where a client starts. */
export function landingRoutes(collections: ReadonlyMap<string, Collection>): Hono<ApiEnv> {
  const title = apiTitle(collections)
  const functions = functionsDocument()
  return new Hono<ApiEnv>()
    .get('/', (context) => {
      const onwards = landingLinks(context)
      return sendDocument(context, {
        body: (links) => ({ ...title, links: [...links, ...onwards] }),
        page: (links) => landingPage({ title, collections: [...collections.values()], links: [...links, ...onwards] }),
      })
    })
    .get('/conformance', (context) =>
      sendDocument(context, {
        body: (links) => ({ conformsTo: CONFORMS_TO, links }),
        page: (links) => conformancePage(CONFORMS_TO, links),
      }),
    )
    .get('/functions', (context) =>
      sendDocument(context, {
        body: (links) => ({ functions, links }),
        page: (links) => functionsPage(links),
      }),
    )
}

function landingLinks(context: ApiContext): Link[] {
  const url = context.get('url')
  const at = (path: string) => apiAddress(url, path)
  return [
    link(at('openapi.json'), 'service-desc', 'The API, described (OpenAPI 3.0)', OPENAPI_30),
    link(at('openapi-3.1.json'), 'service-desc', 'The API, described (OpenAPI 3.1)', OPENAPI_31),
    link(at('api?f=html'), 'service-doc', 'The API, described for people', 'text/html'),
    link(at('conformance'), 'conformance', 'The standards it conforms to'),
    link(at('conformance'), `${OGC_REL}/conformance`, 'The standards it conforms to'),
    link(at('collections'), 'data', 'The collections'),
    link(at('collections'), `${OGC_REL}/data`, 'The collections'),
    link(at('functions'), `${OGC_REL}/functions`, 'Functions that filters may call'),
    tilesetsLink(url.href),
    tilingSchemesLink(url.href),
    link(at('sources'), 'related', 'Every source that is cited'),
    link(at('briefings'), 'related', 'The briefings, section by section'),
    link(at('vocabulary'), 'related', 'The words of the atlas'),
    link(at('schemas'), 'describedby', 'JSON Schema of the model'),
    link(new URL('/', url).href, 'alternate', 'The map', 'text/html'),
  ]
}

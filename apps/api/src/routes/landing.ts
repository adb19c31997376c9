import { Hono } from 'hono'
import type { Collection } from '../collections.ts'
import { link } from '../links.ts'
import { openApiDocument } from '../openapi.ts'

/** Only what this server's own tests hold it to. */
const CONFORMS_TO = [
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
] as const

const OPENAPI = 'application/vnd.oai.openapi+json;version=3.0'

/** `/`, `/conformance` and `/openapi.json`: where a client starts. */
export function landingRoutes(collections: ReadonlyMap<string, Collection>): Hono {
  const [first] = collections.values()
  return new Hono()
    .get('/', (context) => {
      const at = (path: string) => new URL(`/api/${path}`, context.req.url).href
      return context.json({
        title: first?.title ?? 'Nahrain',
        description: first?.description ?? '',
        attribution: first?.loaded.dataset.manifest.attribution,
        links: [
          link(at(''), 'self', 'This document'),
          link(at('openapi.json'), 'service-desc', 'The API, described', OPENAPI),
          link(at('conformance'), 'conformance', 'The standards it conforms to'),
          link(at('collections'), 'data', 'The collections'),
          link(at('sources'), 'related', 'Every source that is cited'),
          link(at('briefings'), 'related', 'The briefings, section by section'),
          link(at('schemas'), 'describedby', 'JSON Schema of the model'),
          link(new URL('/', context.req.url).href, 'alternate', 'The map', 'text/html'),
        ],
      })
    })
    .get('/conformance', (context) => context.json({ conformsTo: CONFORMS_TO }))
    .get('/openapi.json', (context) =>
      context.body(JSON.stringify(openApiDocument(collections, new URL('/api', context.req.url).href)), 200, {
        'Content-Type': OPENAPI,
      }),
    )
}

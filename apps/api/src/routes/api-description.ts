import { Hono } from 'hono'
import { type ApiContext, type ApiEnv, apiAddress } from '../api-env.ts'
import type { Collection } from '../collections.ts'
import { sendDocument } from '../document.ts'
import { descriptionPage } from '../html/description-page.ts'
import { JSON_TYPE, type Representation } from '../negotiation.ts'
import { openApiDocument } from '../openapi/document.ts'
import { OPENAPI_30, OPENAPI_31 } from '../openapi/media-types.ts'
import { toOpenApi31 } from '../openapi/version-31.ts'

const FORM_30: Representation = formOf(OPENAPI_30, 'OpenAPI 3.0')
const FORM_31: Representation = formOf(OPENAPI_31, 'OpenAPI 3.1')

/** `/api` for people and programs, `/openapi.json` and `/openapi-3.1.json` for programs alone. */
export function apiDescriptionRoutes(collections: ReadonlyMap<string, Collection>): Hono<ApiEnv> {
  const describe = (context: ApiContext) =>
    openApiDocument(collections, apiAddress(context.get('url'), '').slice(0, -1))
  return new Hono<ApiEnv>()
    .get('/api', (context) =>
      sendDocument(context, {
        json: FORM_30,
        body: () => describe(context),
        page: (links) => descriptionPage(describe(context), links),
      }),
    )
    .get('/openapi.json', (context) => sendDocument(context, { json: FORM_30, body: () => describe(context) }))
    .get('/openapi-3.1.json', (context) =>
      sendDocument(context, { json: FORM_31, body: () => toOpenApi31(describe(context)) }),
    )
}

/** Clients that know only of JSON get it too. */
function formOf(type: string, title: string): Representation {
  return { id: 'json', title, mediaType: type, broader: [type.slice(0, type.indexOf(';')), JSON_TYPE] }
}

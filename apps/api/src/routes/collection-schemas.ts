import { Hono } from 'hono'
import { type ApiEnv, apiAddress } from '../api-env.ts'
import { type Collection, findCollection } from '../collections.ts'
import { sendDocument } from '../document.ts'
import { schemaPage } from '../html/schema-page.ts'
import { SCHEMA_FORM } from '../negotiation.ts'
import { collectionSchema, SCHEMA_KINDS } from '../schemas/collection-schemas.ts'

/** `/collections/{id}/queryables`, `/sortables`, `/schema` and `/feature-schema`: which properties there are, as JSON Schema. */
export function collectionSchemaRoutes(collections: ReadonlyMap<string, Collection>): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  for (const kind of SCHEMA_KINDS) {
    routes.get(`/collections/:collection/${kind}`, (context) => {
      const collection = findCollection(collections, context.req.param('collection'))
      const address = apiAddress(context.get('url'), `collections/${collection.id}/${kind}`)
      const schema = collectionSchema(kind, collection, address)
      return sendDocument(context, {
        json: SCHEMA_FORM,
        body: () => schema,
        page: (links) => schemaPage({ kind, collection, schema, links }),
      })
    })
  }
  return routes
}

import { jsonSchema, NahrainError, PUBLISHED_SCHEMAS, type PublishedSchema } from '@nahrain/model'
import { Hono } from 'hono'
import type { ApiEnv } from '../api-env.ts'
import type { LoadedDataset } from '../collections.ts'
import { sendDocument } from '../document.ts'
import { SCHEMA_FORM } from '../negotiation.ts'

/** What an atlas carries beside its entries, as plain JSON: sources, briefings, vocabulary, and the schemas of the model. */
export function documentRoutes(datasets: readonly LoadedDataset[]): Hono<ApiEnv> {
  const sources = datasets.flatMap(({ dataset }) => dataset.documents.sources)
  const briefings = datasets.flatMap(({ dataset }) => dataset.documents.briefings)
  const vocabularies = datasets.flatMap(({ dataset }) => dataset.documents.vocabulary ?? [])
  return new Hono<ApiEnv>()
    .get('/sources', (context) => sendDocument(context, { body: () => ({ sources }) }))
    .get('/sources/:id', (context) => {
      const source = find('source', sources, context.req.param('id'))
      return sendDocument(context, { body: () => source })
    })
    .get('/briefings', (context) => sendDocument(context, { body: () => ({ briefings }) }))
    .get('/briefings/:id', (context) => {
      const briefing = find('briefing', briefings, context.req.param('id'))
      return sendDocument(context, { body: () => briefing })
    })
    .get('/vocabulary', (context) => sendDocument(context, { body: () => vocabularies[0] ?? null }))
    .get('/schemas', (context) => sendDocument(context, { body: () => ({ schemas: PUBLISHED_SCHEMAS }) }))
    .get('/schemas/:name', (context) => {
      const name = context.req.param('name')
      if (!isSchema(name)) throw missing('schema', name, PUBLISHED_SCHEMAS.join(', '))
      return sendDocument(context, { json: SCHEMA_FORM, body: () => jsonSchema(name) })
    })
}

function isSchema(name: string): name is PublishedSchema {
  return (PUBLISHED_SCHEMAS as readonly string[]).includes(name)
}

function find<Item extends { readonly id: string }>(what: string, items: readonly Item[], id: string): Item {
  const found = items.find((item) => item.id === id)
  if (found === undefined) throw missing(what, id, `an id of /api/${what}s`)
  return found
}

function missing(what: string, id: string, expected: string): NahrainError {
  return new NahrainError('not-found', `got ${what} "${id}", expected ${expected}`, { what, id })
}

import { HTML_FORM, JSON_TYPE } from '../negotiation.ts'
import type { Json } from '../schemas/property-schema.ts'
import { type SCHEMAS, schemaReference } from './schemas.ts'

/** A GET operation before it is written. */
export interface Operation {
  readonly id: string
  readonly summary: string
  readonly tag: string
  readonly parameters?: readonly Json[]
  /** Media type of the machine form. */
  readonly type?: string
  readonly schema: keyof typeof SCHEMAS
  /** Whether there is a page, too. */
  readonly hasPage?: boolean
  /** Media types of forms beside these. */
  readonly otherTypes?: readonly string[]
}

/** An answer that is a problem document. */
function problem(description: string): Json {
  return { description, content: { 'application/problem+json': { schema: schemaReference('problem') } } }
}

/** What every address may answer instead; a server may stand in front that refuses more. */
export const PROBLEMS: Readonly<Record<string, Json>> = {
  400: problem('A parameter is unknown or malformed; the document names it'),
  404: problem('There is no such thing'),
  406: problem('No form that the client accepts'),
  414: problem('The address is too long'),
  429: problem('Too many requests; Retry-After says when to come back'),
  431: { description: 'Address and headers are too long to be read' },
  500: problem('The server failed to answer'),
  503: problem('A dataset cannot be read, or the server has too much to do'),
}

export function operation({ id, summary, tag, parameters = [], schema, ...forms }: Operation): Json {
  const { type = JSON_TYPE, hasPage = false, otherTypes = [] } = forms
  const content = {
    [type]: { schema: schemaReference(schema) },
    ...(hasPage && { [HTML_FORM.mediaType]: { schema: { type: 'string' } } }),
    ...Object.fromEntries(otherTypes.map((other) => [other, { schema: { type: 'string', format: 'binary' } }])),
  }
  return {
    get: {
      operationId: id,
      summary,
      tags: [tag],
      parameters,
      responses: { 200: { description: summary, content }, 304: { description: 'As the client has it' }, ...PROBLEMS },
    },
  }
}

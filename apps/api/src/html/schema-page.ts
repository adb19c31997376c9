import { html } from 'hono/html'
import type { Collection } from '../collections.ts'
import type { Link } from '../links.ts'
import { SCHEMA_TITLES, type SchemaKind } from '../schemas/collection-schemas.ts'
import type { Json } from '../schemas/property-schema.ts'
import { crumbsTo } from './collection-pages.ts'
import { type Html, layout } from './layout.ts'

/** Values of a list that a page shows; the document has all. */
const SHOWN_VALUES = 30

interface SchemaContent {
  readonly kind: SchemaKind
  readonly collection: Collection
  readonly schema: Json
  readonly links: readonly Link[]
}

/** A schema document as a table of properties. */
export function schemaPage({ kind, collection, schema, links }: SchemaContent): Html {
  const properties = Object.entries(schema.properties as Readonly<Record<string, Json>>)
  const rows = properties.map(
    ([name, property]) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${String(property.title ?? '')}</td><td>${typeOf(property)}</td><td>${valuesOf(property)}</td></tr>`,
  )
  const body = html`<div class="wide"><table>
<caption>${properties.length} properties</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Title</th><th scope="col">Type</th><th scope="col">Values</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
  return layout({ title: SCHEMA_TITLES[kind], crumbs: crumbsTo(collection), body, links })
}

function typeOf({ type, format, anyOf }: Json): string {
  if (Array.isArray(anyOf)) return anyOf.map((one: Json) => typeOf(one)).join(' or ')
  return [type, format].filter((part) => part !== undefined).join(', ') || 'any'
}

function valuesOf({ enum: own, items }: Json): string {
  const values = own ?? (items as Json | undefined)?.enum
  if (!Array.isArray(values)) return ''
  const more = values.length - SHOWN_VALUES
  return `${values.slice(0, SHOWN_VALUES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

import { html } from 'hono/html'
import type { Link } from '../links.ts'
import type { Json } from '../schemas/property-schema.ts'
import { type Html, layout } from './layout.ts'

/** The members of an OpenAPI document that the page shows; it is ours, so its form is known. */
interface Description {
  readonly paths: Readonly<
    Record<string, { readonly get: { readonly summary: string; readonly parameters: readonly Json[] } }>
  >
  readonly components: { readonly parameters: Readonly<Record<string, Json>> }
}

/** The description of the API for people: each address with its parameters. */
export function descriptionPage(document: Json, links: readonly Link[]): Html {
  const { paths, components } = document as unknown as Description
  const shared = Object.values(components.parameters)
  const body = html`
<p>A parameter that an address does not know is refused, never ignored. Faults are answered with
<code>application/problem+json</code>, which names the parameter, what it was and what it should be.</p>
<h2>Parameters that several addresses share</h2>
${parameterTable(shared, 'By name')}
<h2>Addresses</h2>
${Object.entries(paths).map(
  ([path, { get }]) =>
    html`<h3><code>/api${path === '/' ? '' : path}</code></h3><p>${get.summary}.</p>${ownParameters(get.parameters)}`,
)}`
  return layout({ title: 'How to ask', crumbs: [], body, links })
}

function ownParameters(parameters: readonly Json[]): Html {
  const own = parameters.filter(({ $ref }) => $ref === undefined)
  const shared = parameters.flatMap(({ $ref }) =>
    typeof $ref === 'string' ? [$ref.slice($ref.lastIndexOf('/') + 1)] : [],
  )
  return html`${shared.length === 0 ? '' : html`<p>Shared: <code>${shared.join(', ')}</code></p>`}
${own.length === 0 ? '' : parameterTable(own, 'Its own')}`
}

function parameterTable(parameters: readonly Json[], caption: string): Html {
  const rows = parameters.map(
    ({ name, description, schema }) =>
      html`<tr><th scope="row"><code>${String(name)}</code></th><td>${String(description ?? '')}</td><td>${typeOf(schema as Json)}</td></tr>`,
  )
  return html`<div class="wide"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">What it does</th><th scope="col">Form</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

function typeOf({ type, format, minimum, maximum, default: usual }: Json): string {
  const range = minimum === undefined && maximum === undefined ? undefined : `${minimum ?? ''} to ${maximum ?? ''}`
  const unless = usual === undefined ? undefined : `${usual} where left out`
  return [type, format, range, unless].filter((part) => part !== undefined).join(', ')
}

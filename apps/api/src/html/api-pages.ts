import { ROW_FUNCTIONS, type RowFunction } from '@nahrain/engine'
import { html } from 'hono/html'
import type { ApiTitle } from '../api-title.ts'
import type { Collection } from '../collections.ts'
import type { Link } from '../links.ts'
import { type Html, layout, linkList, pageHref } from './layout.ts'

/** The landing page. */
interface Landing {
  readonly title: ApiTitle
  readonly collections: readonly Collection[]
  readonly links: readonly Link[]
}

export function landingPage({ title, collections, links }: Landing): Html {
  const body = html`
<p><a href="/">The map</a> · <a href="${pageHref('api')}">How to ask</a> · <a href="${pageHref('functions')}">Functions of filters</a> · <a href="${pageHref('conformance')}">Standards</a></p>
<h2>Collections</h2>
${collectionList(collections)}
<h2>For programs</h2>
${linkList(links.filter(({ rel }) => rel !== 'self' && rel !== 'alternate' && !rel.startsWith('http')))}
<h2>Terms</h2>
<dl><dt>Attribution</dt><dd>${title.attribution}</dd><dt>Licence</dt><dd>${title.licence}</dd><dt>Version</dt><dd><code>${title.version}</code></dd></dl>`
  return layout({ title: title.title, description: title.description, crumbs: [], body, links })
}

export function collectionList(collections: readonly Collection[]): Html {
  const items = collections.map(
    ({ id, title, description }) =>
      html`<li><a href="${pageHref(`collections/${id}`)}">${title}</a>: ${description} <a href="${pageHref(`collections/${id}/items`)}">Items</a></li>`,
  )
  return html`<ul>${items}</ul>`
}

export function conformancePage(classes: readonly string[], links: readonly Link[]): Html {
  const body = html`<ul>${classes.map((uri) => html`<li><code>${uri}</code></li>`)}</ul>`
  const description = 'The conformance classes of the OGC that the tests of this server hold it to.'
  return layout({ title: 'Standards', description, crumbs: [], body, links })
}

export function functionsPage(links: readonly Link[]): Html {
  const functions: readonly RowFunction[] = ROW_FUNCTIONS
  const rows = functions.map(
    ({ name, parameters, returns, description }) => html`<tr>
<th scope="row"><code>${name}(${parameters.map((one) => `${one.name}${one.optional === true ? '?' : ''}`).join(', ')})</code></th>
<td>${returns}</td><td>${description}</td></tr>`,
  )
  const body = html`<div class="wide"><table>
<caption>${functions.length} functions; a question mark means that the argument may be left out</caption>
<thead><tr><th scope="col">Function</th><th scope="col">Value</th><th scope="col">What it says</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
  const description = 'What filters in CQL2 may call beside the functions of the standard.'
  return layout({ title: 'Functions of filters', description, crumbs: [], body, links })
}

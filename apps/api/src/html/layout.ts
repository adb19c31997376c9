import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Link } from '../links.ts'
import { STYLE } from './style.ts'

/** What `html` makes of a template: texts in it are escaped, so nothing of the data becomes markup. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** A step on the way from the landing page, without the page itself. */
export interface Crumb {
  readonly title: string
  readonly href: string
}

/** A page before it is laid out. */
export interface PageContent {
  readonly title: string
  readonly description?: string
  readonly crumbs: readonly Crumb[]
  readonly body: Html
  readonly links: readonly Link[]
}

const HOME: Crumb = { title: 'API', href: '/api/?f=html' }

/** The frame of every page: title, where one is, and the same in other forms. */
export function layout({ title, description, crumbs, body, links }: PageContent): Html {
  const forms = links.filter(({ rel }) => rel === 'alternate')
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(STYLE)}</style>
${forms.map(({ href, type }) => html`<link rel="alternate" type="${type}" href="${href}">`)}
</head>
<body>
<header>
<a class="skip" href="#main">To the content</a>
<nav aria-label="Where this is"><ol>
${[HOME, ...crumbs].map((crumb) => html`<li><a href="${crumb.href}">${crumb.title}</a></li>`)}
<li aria-current="page">${title}</li>
</ol></nav>
</header>
<main id="main">
<h1>${title}</h1>
${description === undefined ? '' : html`<p>${description}</p>`}
${body}
</main>
<footer>
<nav aria-label="Other forms"><ul>
${forms.map((form) => html`<li><a href="${form.href}" rel="alternate" type="${form.type}">${form.title}</a></li>`)}
</ul></nav>
</footer>
</body>
</html>`
}

/** A list of links, by their titles. */
export function linkList(links: readonly Link[]): Html {
  return html`<ul>${links.map(({ href, title }) => html`<li><a href="${href}">${title}</a></li>`)}</ul>`
}

/** An address in the API as a page. */
export function pageHref(path: string): string {
  return `/api/${path}${path.includes('?') ? '&' : '?'}f=html`
}

import { html } from 'hono/html'
import type { Html } from './layout.ts'

const SHORT = 160
const WEB_ADDRESS = /^https?:\/\/\S+$/i
/** Levels of nesting that are laid out; deeper ones are shown as one text. */
const MOST_LEVELS = 4

/** A value in a cell: of lists their items, of objects what they name first. */
export function shortValue(value: unknown): string {
  const text = Array.isArray(value) ? value.map(nameOf).join(', ') : textOf(value)
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text
}

/** A value of any make, laid out; web addresses become links, and nothing else does. */
export function fullValue(value: unknown, level = 0): Html {
  if (typeof value === 'string' && WEB_ADDRESS.test(value)) {
    return html`<a href="${value}" rel="noreferrer nofollow">${value}</a>`
  }
  if (typeof value !== 'object' || value === null || level >= MOST_LEVELS) return html`${textOf(value)}`
  if (Array.isArray(value)) return html`<ul>${value.map((item) => html`<li>${fullValue(item, level + 1)}</li>`)}</ul>`
  return definitions(Object.entries(value), level + 1)
}

export function definitions(entries: readonly (readonly [string, unknown])[], level = 0): Html {
  return html`<dl>${entries.map(([name, value]) => html`<dt>${name}</dt><dd>${fullValue(value, level)}</dd>`)}</dl>`
}

function nameOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return textOf(item)
  return textOf(Object.values(item)[0])
}

/** `london · venue, iraq · subject`: for reading, where JSON is for programs. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  const parts = Object.values(value)
    .map(textOf)
    .filter((text) => text !== '')
  return parts.join(Array.isArray(value) ? ', ' : ' · ')
}

/** Who says so, each once, with the address of what they published. */
export function sources(citations: unknown): Html {
  const cited = Array.isArray(citations) ? citations.filter(isRecord) : []
  const named = new Map(cited.map((citation) => [shortValue(citation.publisher ?? citation.title), citation.url]))
  const links = [...named]
    .filter(([name]) => name !== '')
    .map(([name, url]) =>
      typeof url === 'string' && WEB_ADDRESS.test(url)
        ? html`<li><a href="${url}" rel="noreferrer nofollow">${name}</a></li>`
        : html`<li>${name}</li>`,
    )
  return html`<ul>${links}</ul>`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

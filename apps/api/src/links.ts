import { JSON_TYPE, type Representation } from './negotiation.ts'

/** A web link as OGC API – Common and RFC 8288 write it. */
export interface Link {
  readonly href: string
  readonly rel: string
  readonly type: string
  readonly title: string
}

/** Relations that the OGC has registered. */
export const OGC_REL = 'http://www.opengis.net/def/rel/ogc/1.0'

export function link(href: string, rel: string, title: string, type = JSON_TYPE): Link {
  return { href, rel, type, title }
}

/** The same address with some parameters set and others (undefined) left out; all others stay, in their order. */
export function withParameters(url: URL, changes: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams(url.searchParams)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) parameters.delete(name)
    else parameters.set(name, value)
  }
  const search = parameters.toString()
  return `${url.origin}${url.pathname}${search === '' ? '' : `?${search}`}`
}

/** The address itself, and the same in every other form that it can be had in. */
export function formLinks(url: URL, forms: readonly Representation[], shown: Representation): Link[] {
  const bare = withParameters(url, { f: undefined })
  const mark = bare.includes('?') ? '&' : '?'
  return [
    link(url.href, 'self', `This document as ${shown.title}`, shown.mediaType),
    ...forms
      .filter((form) => form !== shown)
      .map(({ id, title, mediaType }) =>
        link(`${bare}${mark}f=${id}`, 'alternate', `This document as ${title}`, mediaType),
      ),
  ]
}

/** The `Link` header of the same links, for clients that do not read the body. */
export function linkHeader(links: readonly Link[]): string {
  return links.map(({ href, rel, type }) => `<${href}>; rel="${rel}"; type="${type}"`).join(', ')
}

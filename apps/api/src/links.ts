/** A web link as OGC API – Common and RFC 8288 write it. */
export interface Link {
  readonly href: string
  readonly rel: string
  readonly type: string
  readonly title: string
}

const JSON_TYPE = 'application/json'

export function link(href: string, rel: string, title: string, type = JSON_TYPE): Link {
  return { href, rel, type, title }
}

/** The same address with some parameters set; all others stay, in their order. */
export function withParameters(url: URL, set: Readonly<Record<string, string>>): string {
  const changed = new URL(url)
  for (const [name, value] of Object.entries(set)) changed.searchParams.set(name, value)
  return changed.href
}

/** The `Link` header of the same links, for clients that do not read the body. */
export function linkHeader(links: readonly Link[]): string {
  return links.map(({ href, rel, type }) => `<${href}>; rel="${rel}"; type="${type}"`).join(', ')
}

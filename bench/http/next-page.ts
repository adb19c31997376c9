/** Links stand before the features, so that nobody has to read a page to its end to get on. */
const HEAD_CHARACTERS = 10_000

/** Address of the page after a page of GeoJSON; undefined where it was the last. */
export function nextOf(page: string): string | undefined {
  const [, href] = /"href":("[^"]*"),"rel":"next"/.exec(page.slice(0, HEAD_CHARACTERS)) ?? []
  return href === undefined ? undefined : (JSON.parse(href) as string)
}

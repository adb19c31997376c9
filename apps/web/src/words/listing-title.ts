import type { Listing } from '@nahrain/model'
import type { Words } from './words.ts'

/** What a row is called: an entry has names in languages, a table's row what stands in it. */
export function titleOfListing(listing: Listing, words: Words): string {
  return listing.kind === 'entry' ? words.text(listing.title).text : listing.title
}

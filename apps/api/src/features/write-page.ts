import type { Link } from '../links.ts'
import type { ItemsPage } from './items-page.ts'

/** The FeatureCollection of a page (RFC 7946; OGC 17-069r4, 7.16): the numbers first, for those that read only the beginning. */
export function writePage({ answer }: ItemsPage, features: readonly string[], links: readonly Link[]): string {
  const { total, certain, possible } = answer
  const head = {
    type: 'FeatureCollection',
    numberMatched: total,
    numberReturned: features.length,
    timeStamp: new Date().toISOString(),
    certain,
    possible,
    links,
  }
  return `${JSON.stringify(head).slice(0, -1)},"features":[${features.join(',')}]}`
}

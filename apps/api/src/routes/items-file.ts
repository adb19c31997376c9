import { invalidParameter } from '@nahrain/model'
import type { ApiContext } from '../api-env.ts'
import { askCollection, type Collection } from '../collections.ts'
import { CRS84 } from '../crs/coordinate-systems.ts'
import { featureBatches } from '../features/feature-batches.ts'
import type { DeclaredColumn, FeatureFormat } from '../formats/format.ts'
import { formatContext } from '../formats/format-context.ts'
import { requireRoom } from '../formats/limits.ts'
import { type Link, linkHeader } from '../links.ts'
import { reply } from '../reply.ts'
import type { ItemsRequest } from '../request/items-request.ts'

/** Properties that features have of the question, beside their own. */
const OF_THE_MATCH: readonly DeclaredColumn[] = [
  { name: 'match', type: 'text' },
  { name: 'alongKm', type: 'number' },
]

/** What a file is made of. */
interface ItemsFile {
  readonly collection: Collection
  readonly request: ItemsRequest
  readonly format: FeatureFormat
  /** Links of the answer; how a page goes on is made by whoever knows its address. */
  readonly links: (next: number | undefined, total: number) => readonly Link[]
}

/** Items as a file: all that the question finds, or the page that a limit names. @throws invalid-parameter */
export async function sendItemsFile(context: ApiContext, { collection, request, format, links }: ItemsFile) {
  const { crs, hitsOnly, hasLimit, rows, properties } = request
  if (crs !== CRS84) throw invalidParameter('crs', crs.uri, `${CRS84.uri}, which every file is in`)
  if (hitsOnly) throw invalidParameter('resultType', 'hits', 'results, since a file is of items')
  // One row where all are wanted: an order that cannot be is refused before the file begins.
  const first = hasLimit ? rows : { ...rows, limit: 1 }
  const answer = await askCollection(collection, request.query, { facets: false, rows: first })
  requireRoom(format, hasLimit ? Math.min(rows.limit, answer.total) : answer.total)
  const { columns, ...about } = await formatContext(collection, OF_THE_MATCH)
  const wanted = columns.filter(({ name }) => properties === undefined || properties.has(name))
  const file = format.write(featureBatches(collection, request), { ...about, columns: wanted })
  return reply(context, file, {
    'OGC-NumberMatched': String(answer.total),
    'Content-Type': format.contentType,
    'Content-Disposition': `attachment; filename="${collection.id}.${format.extension}"`,
    'Content-Crs': `<${crs.uri}>`,
    Link: linkHeader(
      hasLimit ? links(answer.rows?.next, answer.rows?.rows.length ?? 0) : links(undefined, answer.total),
    ),
  })
}

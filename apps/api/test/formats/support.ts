import { type Dataset, type RowFeature, toFeature } from '@nahrain/engine'
import { type Geometry, rowId } from '@nahrain/model'
import { collectionsOf, loadDataset } from '../../src/collections.ts'
import type { FeatureFormat, FormatContext } from '../../src/formats/format.ts'
import { formatContext } from '../../src/formats/format-context.ts'

/** A set of features, and what their files say beside them. */
export interface FeatureSet {
  readonly features: readonly RowFeature[]
  readonly context: FormatContext
}

/** Every feature of a dataset, as the API reads them. */
export async function wholeSet(dataset: Dataset): Promise<FeatureSet> {
  const loaded = loadDataset(dataset)
  const [collection] = collectionsOf([loaded]).values()
  if (collection === undefined) throw new Error('expected a collection')
  const rows = Array.from({ length: dataset.count }, (_, row) => loaded.archive.dossier(rowId(row)))
  return { features: (await Promise.all(rows)).map(toFeature), context: await formatContext(collection) }
}

/** A context of few columns, for features made by hand. */
export function contextWith(more: Partial<FormatContext>): FormatContext {
  return {
    id: 'made',
    title: 'Made by hand',
    description: 'A few features',
    attribution: 'nobody',
    licence: 'CC0-1.0',
    columns: [],
    markOf: () => undefined,
    ...more,
  }
}

export function featureOf(
  id: string,
  properties: RowFeature['properties'],
  geometry: Geometry | null = { type: 'Point', coordinates: [44, 33] },
): RowFeature {
  return { type: 'Feature', id, geometry, properties }
}

export async function* batchesOf(features: readonly RowFeature[], size = 250): AsyncGenerator<RowFeature[]> {
  for (let at = 0; at < features.length; at += size) yield features.slice(at, at + size)
}

export async function bytesOf({ write }: FeatureFormat, { features, context }: FeatureSet) {
  return new Uint8Array(await new Response(write(batchesOf(features), context)).arrayBuffer())
}

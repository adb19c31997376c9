import { pointOf } from '@nahrain/engine'
import type { Collection } from '../collections.ts'
import { declaredColumns } from './declared-columns.ts'
import type { DeclaredColumn, FormatContext } from './format.ts'

/** `added` are properties that the features have beside their own, such as how sure their match is. @throws damaged-dataset */
export async function formatContext(
  { id, title, description, loaded, fixed }: Collection,
  added: readonly DeclaredColumn[] = [],
): Promise<FormatContext> {
  const { dataset } = loaded
  const { rowOf } = await dataset.details.loadIdentities()
  return {
    id,
    title,
    description,
    attribution: dataset.manifest.attribution,
    licence: dataset.manifest.licence,
    columns: [...declaredColumns(dataset.manifest, fixed.type), ...added],
    markOf(feature) {
      const row = rowOf(feature)
      return row === undefined || row >= dataset.placed ? undefined : pointOf(dataset, row)
    },
  }
}

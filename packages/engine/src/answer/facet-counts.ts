import type { FacetCounts } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { bitOf } from '../filters/plan.ts'
import type { Matcher } from './matcher.ts'

/** Each facet counted without its own filter, so that a reader sees what another choice would give. */
export function countFacets(dataset: Dataset, matcher: Matcher): FacetCounts[] {
  return dataset.manifest.facets.map((facet, index) => {
    const counts = new Uint32Array(facet.values.length)
    const matches = matcher.matchesWithout(bitOf(index))
    const column = dataset.facets[index]
    for (let row = 0; row < dataset.count; row++) {
      if (!matches(row)) continue
      const end = column?.offsets[row + 1] ?? 0
      for (let at = column?.offsets[row] ?? 0; at < end; at++) {
        const code = column?.values[at] as number
        counts[code] = (counts[code] as number) + 1
      }
    }
    return { facet: facet.id, counts }
  })
}

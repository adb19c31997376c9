import { type Manifest, MIX_LIMIT } from '@nahrain/model'
import type { Atlas } from '@nahrain/worker'
import { useLatest } from './use-latest.ts'

/** The facet by which marks are coloured, and the values that have a colour of their own, in the order of the colours. */
export interface Mix {
  readonly facet: string
  readonly values: readonly string[]
}

/** The commonest values of a facet in the whole dataset: a filter must not change what a colour means. */
export function useMix(
  atlas: Atlas,
  { facets }: Manifest,
  colour: string | undefined,
  present: unknown,
  fail: (error: unknown) => void,
): Mix | undefined {
  const facet = facets.find(({ id }) => id === colour)
  const mix = useLatest(
    async (): Promise<Mix | undefined> => {
      if (facet === undefined) return undefined
      const ids = facet.values.map(({ id }) => id)
      if (ids.length <= MIX_LIMIT) return { facet: facet.id, values: ids }
      const totals = (await atlas.totals()).find((counted) => counted.facet === facet.id)?.counts
      return { facet: facet.id, values: commonest(ids, totals) }
    },
    [atlas, facet, present],
    fail,
  )
  // While another facet is counted, the colours of the last one would mean something else.
  return mix?.facet === colour ? mix : undefined
}

function commonest(ids: readonly string[], counts: Uint32Array | undefined): readonly string[] {
  const order = ids.map((id, index) => ({ id, count: counts?.[index] ?? 0 })).sort((a, b) => b.count - a.count)
  return order.slice(0, MIX_LIMIT).map(({ id }) => id)
}

import type { Answer } from '@nahrain/model'

/**
 * The answer, with the parts that say the same as in the one before taken from there: a slider moves neither the histogram nor, often,
 * a facet's counts, and what has not changed need not be drawn again.
 */
export function shareAnswer(before: Answer | undefined, answer: Answer): Answer {
  if (before === undefined) return answer
  const { facets, histogram } = answer
  return {
    ...answer,
    ...(facets && {
      facets: facets.map((facet, index) => {
        const last = before.facets?.[index]
        return last !== undefined && last.facet === facet.facet && isSame(last.counts, facet.counts) ? last : facet
      }),
    }),
    ...(histogram && { histogram: sharedHistogram(before.histogram, histogram) }),
  }
}

function sharedHistogram(before: Answer['histogram'], histogram: NonNullable<Answer['histogram']>) {
  const isShared =
    before !== undefined &&
    before.undated === histogram.undated &&
    isSame(before.counts, histogram.counts) &&
    isSame(before.edges, histogram.edges)
  return isShared ? before : histogram
}

function isSame(a: Uint32Array | Float64Array, b: Uint32Array | Float64Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}

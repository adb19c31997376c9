import type { LocalizedText, Manifest } from '@nahrain/model'

export interface FacetValue {
  readonly id: string
  readonly label: LocalizedText
  /** Among the values of its facet, from 0. */
  readonly place: number
  /** Entries that would be left with this value; undefined until the first answer. */
  readonly count: number | undefined
}

/** Facets of no more values than this keep the order of the vocabulary, which has a meaning of its own. */
export const SHORT_FACET = 8

export function countValues(facet: Manifest['facets'][number], counts: Uint32Array | undefined): readonly FacetValue[] {
  return facet.values.map(({ id, label }, place) => ({ id, label, place, count: counts?.[place] }))
}

/** The order of reading: chosen ones first, then by count; equal ones stay in the order of the vocabulary. */
export function orderValues(values: readonly FacetValue[], chosen: readonly string[]): readonly FacetValue[] {
  if (values.length <= SHORT_FACET) return values
  const rank = (value: FacetValue) => (chosen.includes(value.id) ? 1 : 0)
  return values.toSorted((a, b) => rank(b) - rank(a) || (b.count ?? 0) - (a.count ?? 0))
}

/** The ids `order` first and in its order, then the others. */
export function keepOrder(values: readonly FacetValue[], order: readonly string[]): readonly FacetValue[] {
  const places = new Map(order.map((id, index) => [id, index]))
  return values.toSorted((a, b) => (places.get(a.id) ?? order.length) - (places.get(b.id) ?? order.length))
}

/** What is shown before "show more": the first few, without those that would leave nothing, but never without a chosen one. */
export function firstValues(ordered: readonly FacetValue[], chosen: readonly string[]): readonly FacetValue[] {
  if (ordered.length <= SHORT_FACET) return ordered
  const useful = ordered.filter(({ count }) => count !== 0).slice(0, SHORT_FACET)
  return ordered.filter((value) => useful.includes(value) || chosen.includes(value.id))
}

import { type DaySpan, invalidParameter, parseDay, parseEdtf, type Query, type Region } from '@nahrain/model'
import type { Dataset, FacetCodes } from '../dataset/dataset.ts'
import { firstLocationFilter, locationFilter } from './location-filter.ts'
import type { BlockTest, FilterTest } from './masks.ts'
import type { Places } from './place-geometry.ts'
import { pointFilter } from './point-filter.ts'
import { compileRegion, viewTest } from './region-filter.ts'
import type { RowBlocks } from './row-blocks.ts'
import { duringFilter, facetFilter, knownFilter, textFilter } from './value-filters.ts'

/** The fixed filters own the first bits, facets the bits after them in the manifest's order. Those that may be unsure come first. */
const FIXED_FILTERS = ['bbox', 'regions', 'when', 'known', 'text', 'filter'] as const
type FixedFilter = (typeof FIXED_FILTERS)[number]

/** The number of a fixed filter, or of that of the facet with an index. */
export function filterOf(filter: FixedFilter | number): number {
  return typeof filter === 'number' ? FIXED_FILTERS.length + filter : FIXED_FILTERS.indexOf(filter)
}

/** The bit of a fixed filter, or of the facet with an index. */
export function bitOf(filter: FixedFilter | number): number {
  return 1 << filterOf(filter)
}

/** Bits of the filters without which nothing is counted: all but `when` and the facets. */
export const HARD_FILTERS = FIXED_FILTERS.filter((name) => name !== 'when').reduce(
  (bits, name) => bits | bitOf(name),
  0,
)

/** How many filters the questions to a dataset have. */
export function filterCount({ manifest }: Dataset): number {
  return FIXED_FILTERS.length + manifest.facets.length
}

/** One filter of a question. Equal keys mean equal bits, so an unchanged filter is not run again. */
export interface PlannedFilter {
  readonly bit: number
  readonly key: string
  /** Undefined where the question leaves the filter open. */
  readonly compile?: () => FilterTest
  /** Of the filter `when`: its days, from which a change can be computed alone. */
  readonly span?: DaySpan
}

/** What a question is planned with. */
export interface PlanTools {
  readonly places: Places
  readonly blocks: RowBlocks
  /** Compiles an expression of CQL2 that was prepared. */
  readonly expression: (text: string) => BlockTest
}

/** A question as a list of filters, one for every bit: plain data and closures, nothing has run yet. @throws invalid-parameter */
export function planFilters({ places, blocks, expression }: PlanTools, query: Query): readonly PlannedFilter[] {
  const { dataset } = places
  const { bbox, regions, known, text } = query
  const { locations } = dataset
  return [
    filter(bitOf('bbox'), bbox, (box) => {
      const test = viewTest(box)
      return locations ? firstLocationFilter(dataset, locations, test) : pointFilter(dataset, blocks, [test])
    }),
    filter(bitOf('regions'), regions.length > 0 ? regions : undefined, (list) => regionsFilter(places, blocks, list)),
    whenFilter(dataset, blocks, query),
    filter(bitOf('known'), known, (day) => knownFilter(dataset, parseDay(day))),
    filter(bitOf('text'), text, (words) => searchFilter(dataset, words)),
    filter(bitOf('filter'), query.filter, expression),
    ...facetFilters(dataset, query),
  ]
}

/** A row is in where one of its places is in one of the regions. @throws not-found, invalid-parameter */
export function regionsFilter(places: Places, blocks: RowBlocks, regions: readonly Region[]): BlockTest {
  const { dataset } = places
  const compiled = regions.map((region) => compileRegion(places, region))
  if (dataset.locations !== undefined) return locationFilter(dataset, dataset.locations, compiled)
  return pointFilter(
    dataset,
    blocks,
    compiled.map(({ test }) => test),
  )
}

function filter<Part>(bit: number, part: Part | undefined, compile: (part: Part) => FilterTest): PlannedFilter {
  return part === undefined ? { bit, key: '' } : { bit, key: JSON.stringify(part), compile: () => compile(part) }
}

function whenFilter(dataset: Dataset, blocks: RowBlocks, { when }: Query): PlannedFilter {
  const bit = bitOf('when')
  if (when === undefined) return { bit, key: '' }
  const span = parseEdtf(when)
  return { bit, key: `${span.start}/${span.end}`, span, compile: () => duringFilter(dataset, blocks, span) }
}

function searchFilter({ details }: Dataset, words: string): BlockTest {
  const texts = details.texts()
  if (texts === undefined) throw new Error('got a text search before its texts were read, expected prepare() first')
  return textFilter(texts, words)
}

function facetFilters(dataset: Dataset, query: Query): PlannedFilter[] {
  const { facets } = dataset.manifest
  const unknown = Object.keys(query.facets).find((id) => !facets.some((facet) => facet.id === id))
  if (unknown !== undefined) {
    const expected = facets.map(({ id }) => id).join(', ')
    throw invalidParameter(unknown, 'an unknown facet', `one of ${expected}`)
  }
  return facets.map((facet, index) => {
    // A facet may have the name of something that every object has.
    const wanted = (Object.hasOwn(query.facets, facet.id) && query.facets[facet.id]) || []
    return filter(bitOf(index), wanted.length > 0 ? wanted : undefined, (ids) =>
      // A value that no row has matches nothing: an old link stays a valid question.
      facetFilter(
        dataset.facets[index] as FacetCodes,
        Uint8Array.from(facet.values, ({ id }) => (ids.includes(id) ? 1 : 0)),
      ),
    )
  })
}

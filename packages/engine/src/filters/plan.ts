import { type Bbox, invalidParameter, parseDay, parseEdtf, type Query, type Region } from '@nahrain/model'
import type { Dataset } from '../dataset/dataset.ts'
import { CERTAIN, OUT, POSSIBLE } from '../geography/relation.ts'
import { searchWords } from '../text.ts'
import type { RowTest } from './masks.ts'
import { firstLocation } from './place-geometry.ts'
import { type LocationTest, regionTest, viewTest } from './region-filter.ts'

/** The fixed filters own the first bits, facets the bits after them in the manifest's order. */
const FIXED_FILTERS = ['bbox', 'regions', 'when', 'known', 'text'] as const
type FixedFilter = (typeof FIXED_FILTERS)[number]

/** The bit of a fixed filter, or of the facet with an index. */
export function bitOf(filter: FixedFilter | number): number {
  return 1 << (typeof filter === 'number' ? FIXED_FILTERS.length + filter : FIXED_FILTERS.indexOf(filter))
}

/** One filter of a question. Equal keys mean equal bits, so an unchanged filter is not run again. */
export interface PlannedFilter {
  readonly bit: number
  readonly key: string
  /** Undefined where the question leaves the filter open. */
  readonly compile?: () => RowTest
}

/** A question as a list of filters, one for every bit: plain data and closures, nothing has run yet. */
export function planFilters(
  dataset: Dataset,
  rowOf: ReadonlyMap<string, number>,
  query: Query,
): readonly PlannedFilter[] {
  const { bbox, regions, when, known, text } = query
  const located = (list: readonly Region[]) => () =>
    anyLocation(
      dataset,
      list.map((region) => regionTest(dataset, rowOf, region)),
    )
  return [
    filter(bitOf('bbox'), bbox, (box) => inViewTest(dataset, box)),
    filter(bitOf('regions'), regions.length > 0 ? regions : undefined, (list) => located(list)()),
    filter(bitOf('when'), when, (span) => duringTest(dataset, span)),
    filter(bitOf('known'), known, (day) => knownTest(dataset, parseDay(day))),
    filter(bitOf('text'), text, (words) => textTest(dataset, words)),
    ...facetFilters(dataset, query),
  ]
}

function filter<Part>(bit: number, part: Part | undefined, compile: (part: Part) => RowTest): PlannedFilter {
  return part === undefined ? { bit, key: '' } : { bit, key: JSON.stringify(part), compile: () => compile(part) }
}

/** A row lies where the best of its locations lies; without any it is out. */
function anyLocation({ locations }: Dataset, tests: readonly LocationTest[]): RowTest {
  return (row) => {
    let best: 0 | 1 | 2 = OUT
    const end = locations.offsets[row + 1] as number
    for (let location = locations.offsets[row] as number; location < end; location++) {
      for (const test of tests) {
        const relation = test(location)
        if (relation === CERTAIN) return CERTAIN
        if (relation > best) best = relation
      }
    }
    return best
  }
}

/** The entry's own geometry, its first place: that is the one that a map draws and an API sends. Without any it is out. */
function inViewTest(dataset: Dataset, bbox: Bbox): RowTest {
  const test = viewTest(dataset, bbox)
  return (row) => {
    const location = firstLocation(dataset, row)
    return location === undefined ? OUT : test(location)
  }
}

function duringTest({ whenStart, whenEnd }: Dataset, text: string): RowTest {
  const { start, end } = parseEdtf(text)
  return (row) => {
    const [first, last] = [whenStart[row] as number, whenEnd[row] as number]
    if (first > last || first > end || last < start) return OUT
    return first >= start && last <= end ? CERTAIN : POSSIBLE
  }
}

function knownTest({ known }: Dataset, day: number): RowTest {
  return (row) => ((known[row] as number) <= day ? CERTAIN : OUT)
}

/** Every distinct text is searched once for each word; a row matches when each word is in some text of it. */
function textTest({ texts, ...dataset }: Dataset, question: string): RowTest {
  const strings = dataset.strings()
  if (strings === undefined) throw new Error('got a text search before its texts, expected loadStrings() first')
  const hits = searchWords(question).map((word) => strings.map((folded) => folded.includes(word)))
  return (row) => {
    const own = texts.values.subarray(texts.offsets[row], texts.offsets[row + 1])
    return hits.length > 0 && hits.every((hit) => own.some((code) => hit[code])) ? CERTAIN : OUT
  }
}

function facetFilters(dataset: Dataset, query: Query): PlannedFilter[] {
  const { facets } = dataset.manifest
  const unknown = Object.keys(query.facets).find((id) => !facets.some((facet) => facet.id === id))
  if (unknown !== undefined) {
    const expected = facets.map(({ id }) => id).join(', ')
    throw invalidParameter(unknown, 'an unknown facet', `one of ${expected}`)
  }
  return facets.map((facet, index) => {
    const wanted = query.facets[facet.id] ?? []
    return filter(bitOf(index), wanted.length > 0 ? wanted : undefined, (ids) => facetTest(dataset, index, ids))
  })
}

/** A value that no row has matches nothing: an old link stays a valid question. */
function facetTest(dataset: Dataset, index: number, ids: readonly string[]): RowTest {
  const values = dataset.manifest.facets[index]?.values ?? []
  const wanted = Uint8Array.from(values, ({ id }) => (ids.includes(id) ? 1 : 0))
  const column = dataset.facets[index]
  return (row) => {
    const end = column?.offsets[row + 1] ?? 0
    for (let at = column?.offsets[row] ?? 0; at < end; at++) {
      if (wanted[column?.values[at] as number] === 1) return CERTAIN
    }
    return OUT
  }
}

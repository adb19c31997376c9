import type { LocalizedText, Manifest, Query, Region } from '@nahrain/model'
import type { NamedPlace } from '@nahrain/worker'
import { type Action, FIRST_STATE, reduce } from '../state/state.ts'
import { dateInWords } from '../words/dates.ts'
import type { Words } from '../words/words.ts'

/** One filter of a question, in words. */
export interface FilterDescription {
  readonly id: string
  readonly name: string
  /** The question with this one filter left out. */
  readonly without: Query
  readonly remove: Action
}

type Filter = Omit<FilterDescription, 'without'>

/** Every filter of a question, in the order of the panel. Until `places` are known, a place is named by its id. */
export function describeFilters(
  query: Query,
  manifest: Manifest,
  places: readonly NamedPlace[] | undefined,
  words: Words,
): readonly FilterDescription[] {
  const titles = new Map(places?.map(({ id, title }) => [id, title]))
  const filters = [
    ...describeParts(query, words),
    ...query.regions.map((region, index) => describeRegion(region, index, titles, words)),
    ...describeFacets(query, manifest, words),
  ]
  return filters.map((filter) => ({ ...filter, without: reduce({ ...FIRST_STATE, query }, filter.remove).query }))
}

function describeParts({ text, match, bbox, when, known }: Query, words: Words): readonly Filter[] {
  const { say } = words
  const part = (id: 'text' | 'match' | 'bbox' | 'when' | 'known', name: string): Filter => ({
    id,
    name,
    remove: { type: 'part-set', part: { [id]: id === 'match' ? 'possible' : undefined } },
  })
  return [
    ...(text === undefined ? [] : [part('text', say('filterText', { value: text }))]),
    ...(match === 'possible' ? [] : [part('match', say('filterCertain'))]),
    ...(bbox === undefined ? [] : [part('bbox', say('filterView'))]),
    ...(when === undefined ? [] : [part('when', say('filterWhen', { value: dateInWords(when, words) }))]),
    ...(known === undefined ? [] : [part('known', say('filterKnown', { value: dateInWords(known, words) }))]),
  ]
}

function describeRegion(region: Region, index: number, titles: ReadonlyMap<string, LocalizedText>, words: Words) {
  const name = nameRegion(region, titles, words)
  return { id: `region:${index}`, name, remove: { type: 'region-removed', index } } satisfies Filter
}

function nameRegion(region: Region, titles: ReadonlyMap<string, LocalizedText>, { say, text }: Words): string {
  const titleOf = (id: string) => {
    const title = titles.get(id)
    return title === undefined ? id : text(title).text
  }
  switch (region.kind) {
    case 'box':
      return say('regionBox')
    case 'polygon':
      return say('regionPolygon')
    case 'place':
      return say('regionPlace', { place: titleOf(region.place) })
    case 'near': {
      const place = typeof region.of === 'string' ? titleOf(region.of) : say('aPoint')
      return say('regionNear', { km: region.distanceKm, place })
    }
    case 'along': {
      const { fromKm, toKm, distanceKm: km } = region
      const place = titleOf(region.route)
      if (fromKm === undefined && toKm === undefined) return say('regionAlong', { km, place })
      return say('regionSection', { km, place, from: fromKm ?? 0, to: toKm ?? '…' })
    }
  }
}

/** A value says its facet too: Iran is an area, an actor and a theme. */
function describeFacets({ facets }: Query, manifest: Manifest, { text }: Words): readonly Filter[] {
  return Object.entries(facets).flatMap(([facet, chosen]) => {
    const known = manifest.facets.find(({ id }) => id === facet)
    return chosen.map((value): Filter => {
      const label = known?.values.find(({ id }) => id === value)?.label
      const name = `${known ? text(known.label).text : facet}: ${label ? text(label).text : value}`
      return { id: `facet:${facet}:${value}`, name, remove: { type: 'facet-toggled', facet, value } }
    })
  })
}

import { type ContentRow, contentFromRows, type DatasetContent } from '@nahrain/engine'
import { type Entry, type Facet, type Geometry, NahrainError, OPEN_END, type Place, parseEdtf } from '@nahrain/model'
import { formatFault, sortFaults } from '../fault.ts'
import type { CheckedAtlas } from './check.ts'
import { ATLAS_FACETS, type FacetContext, facetContext } from './facets.ts'
import { type Gazetteer, locateEntry } from './locate-entry.ts'
import type { Atlas } from './read-atlas.ts'

const ADMINISTRATIVE: readonly string[] = ['country', 'governorate']

/** Turns a faultless atlas into what a dataset is written from. @throws invalid-input with every fault as a line */
export async function buildAtlas({ atlas, faults }: CheckedAtlas): Promise<DatasetContent> {
  const { settings, vocabulary } = atlas
  if (faults.length > 0 || settings === undefined || vocabulary === undefined) {
    const lines = sortFaults(faults).map(formatFault)
    throw new NahrainError('invalid-input', `got ${lines.length} faults, expected none:\n${lines.join('\n')}`, {
      faults: lines,
    })
  }
  const context = facetContext(atlas, vocabulary.value)
  const gazetteer = gazetteerOf(atlas, context)
  const facets = ATLAS_FACETS.map((definition) => buildFacet(definition, atlas, context))
  const codes = facets.map(({ values }) => new Map(values.map(({ id }, code) => [id, code])))
  const known = new Map(atlas.sources.map(({ value }) => [value.id as string, parseEdtf(value.date).end]))
  const rows = atlas.entries.map(
    ({ value: entry }): ContentRow => ({
      id: entry.id,
      locations: locateEntry(entry, gazetteer),
      ...(entry.when === undefined ? {} : { when: parseEdtf(entry.when) }),
      ...knownBy(entry, known),
      facets: ATLAS_FACETS.map(({ valuesOf }, index) =>
        [...new Set(valuesOf(entry, context))].flatMap((value) => codes[index]?.get(value) ?? []),
      ),
      texts: searchTextsOf(entry, context),
      ...('partOf' in entry && entry.partOf !== undefined ? { partOf: entry.partOf } : {}),
      administrative: entry.type === 'place' && ADMINISTRATIVE.includes(entry.kind),
      record: entry,
    }),
  )
  return contentFromRows({
    ...settings.value,
    facets,
    shapes: shapesOf(atlas, gazetteer),
    rows,
    documents: {
      sources: atlas.sources.map(({ value }) => value),
      briefings: atlas.briefings.map(({ value }) => value),
      vocabulary: vocabulary.value,
    },
  })
}

function gazetteerOf(atlas: Atlas, { entries, placeChain }: FacetContext): Gazetteer {
  return {
    place: (id) => {
      const entry = entries.get(id)
      return entry?.type === 'place' ? entry : undefined
    },
    geometry: ({ geometry }) => {
      if (geometry === undefined) return undefined
      return 'file' in geometry ? atlas.geometries.get(`${geometry.file}#${geometry.feature}`) : geometry
    },
    chain: placeChain,
  }
}

function shapesOf(atlas: Atlas, { geometry }: Gazetteer): Map<string, Geometry> {
  const places = atlas.entries.map(({ value }) => value).filter((entry): entry is Place => entry.type === 'place')
  return new Map(
    places.flatMap((place): [string, Geometry][] => {
      const found = geometry(place)
      return found === undefined || found.type === 'Point' ? [] : [[place.id, found]]
    }),
  )
}

/** Only values that some entry has, in the vocabulary's order or by label. */
function buildFacet(definition: (typeof ATLAS_FACETS)[number], atlas: Atlas, context: FacetContext): Facet {
  const used = new Set(atlas.entries.flatMap(({ value }) => definition.valuesOf(value, context)))
  const values = [...used].map((id) => ({ id, label: definition.labelOf(id, context) ?? { en: id } }))
  const order = definition.order?.(context)
  const rank = ({ id, label }: (typeof values)[number]) => (order === undefined ? label.en : order.indexOf(id))
  values.sort((a, b) => {
    const [one, other] = [rank(a), rank(b)]
    return typeof one === 'string' ? one.localeCompare(String(other), 'en') : one - Number(other)
  })
  return { id: definition.id, label: definition.label, values }
}

/** By the end of this day the world could know it: the earliest among the last days of its sources' dates. */
function knownBy(entry: Entry, known: ReadonlyMap<string, number>): { known?: number } {
  const days = entry.citations.map(({ source }) => known.get(source) ?? OPEN_END)
  const earliest = Math.min(...days)
  return earliest === OPEN_END ? {} : { known: earliest }
}

/** The entry's own words in all its languages, then the names of each of its places and actors. */
function searchTextsOf(entry: Entry, { entries }: FacetContext): string[] {
  const named = [
    ...entry.where.map(({ place }) => place),
    ...entry.actors.map(({ actor }) => actor),
    ...ownNames(entry),
  ]
  const others = [...new Set<string>(named)].flatMap((id) => entries.get(id) ?? [])
  return [Object.values(entry.summary).join(' \n '), namesOf(entry), ...others.map(namesOf)]
}

/** Whom an entry is about, or speaks to, beyond its places and actors. */
function ownNames(entry: Entry): string[] {
  if (entry.type === 'observation') return [entry.subject]
  if (entry.type === 'recommendation') return [...entry.by, ...entry.to]
  return entry.type === 'flow' ? [entry.from, entry.to] : []
}

function namesOf(entry: Entry): string {
  return [
    ...Object.values(entry.title),
    ...('aliases' in entry ? entry.aliases : []),
    ...('acronym' in entry && entry.acronym !== undefined ? [entry.acronym] : []),
  ].join(' \n ')
}

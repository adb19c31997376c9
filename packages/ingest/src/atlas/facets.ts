import type { Entry, EntryId, LocalizedText, Vocabulary } from '@nahrain/model'
import type { Atlas } from './read-atlas.ts'

/** What a facet may look at. */
export interface FacetContext {
  readonly vocabulary: Vocabulary
  readonly entries: ReadonlyMap<string, Entry>
  /** Sources that are briefings. */
  readonly briefingSources: ReadonlySet<string>
  /** The place itself and everything it is part of. */
  readonly placeChain: (place: EntryId) => readonly EntryId[]
}

/** One facet of the atlas. Adding one is adding an item to `ATLAS_FACETS`: everything else reads the manifest. */
export interface FacetDefinition {
  readonly id: string
  readonly label: LocalizedText
  /** Values of one entry, repeated ones count once. */
  readonly valuesOf: (entry: Entry, context: FacetContext) => readonly string[]
  /** What a reader sees for a value. */
  readonly labelOf: (value: string, context: FacetContext) => LocalizedText | undefined
  /** The order of values; by English label where it is not given. */
  readonly order?: (context: FacetContext) => readonly string[]
}

const titleOf = (value: string, { entries }: FacetContext) => entries.get(value)?.title

export const ATLAS_FACETS: readonly FacetDefinition[] = [
  {
    id: 'type',
    label: { en: 'Type', ar: 'النوع' },
    valuesOf: ({ type }) => [type],
    labelOf: (value, { vocabulary }) => vocabulary.types[value as Entry['type']],
    order: ({ vocabulary }) => Object.keys(vocabulary.types),
  },
  {
    id: 'kind',
    label: { en: 'Kind', ar: 'الصنف' },
    valuesOf: ({ kind }) => [kind],
    labelOf: (value, { vocabulary }) => Object.values(vocabulary.kinds).find((labels) => value in labels)?.[value],
  },
  {
    id: 'origin',
    label: { en: 'Brief or since', ar: 'في الموجز أم بعده' },
    valuesOf: originOf,
    labelOf: (value) => ORIGINS[value],
    order: () => Object.keys(ORIGINS),
  },
  {
    id: 'theme',
    label: { en: 'Theme', ar: 'الموضوع' },
    valuesOf: ({ themes }) => themes,
    labelOf: (value, { vocabulary }) => vocabulary.themes[value],
    order: ({ vocabulary }) => Object.keys(vocabulary.themes),
  },
  {
    id: 'area',
    label: { en: 'Area', ar: 'المنطقة' },
    valuesOf: areasOf,
    labelOf: titleOf,
  },
  {
    id: 'actor',
    label: { en: 'Actor', ar: 'الجهة الفاعلة' },
    valuesOf: actorsOf,
    labelOf: titleOf,
  },
  {
    id: 'status',
    label: { en: 'Status', ar: 'الحالة' },
    valuesOf: ({ status }) => (status === undefined ? [] : [status]),
    labelOf: (value, { vocabulary }) => (vocabulary.statuses as Record<string, LocalizedText>)[value],
    order: ({ vocabulary }) => Object.keys(vocabulary.statuses),
  },
  {
    id: 'corroboration',
    label: { en: 'How sure', ar: 'درجة التأكد' },
    valuesOf: ({ corroboration }) => (corroboration === undefined ? [] : [corroboration]),
    labelOf: (value, { vocabulary }) => (vocabulary.corroborations as Record<string, LocalizedText>)[value],
    order: ({ vocabulary }) => Object.keys(vocabulary.corroborations),
  },
]

const ORIGINS: Readonly<Record<string, LocalizedText>> = {
  brief: { en: 'In the brief', ar: 'في الموجز' },
  since: { en: 'What became of it', ar: 'ما حدث بعده' },
  background: { en: 'Background', ar: 'خلفية' },
}

/** What cites a briefing is in it; places and actors that do not are only background to the rest. */
function originOf(entry: Entry, { briefingSources }: FacetContext): string[] {
  if (entry.citations.some(({ source }) => briefingSources.has(source))) return ['brief']
  return [entry.type === 'place' || entry.type === 'actor' ? 'background' : 'since']
}

const AREA_KINDS: readonly string[] = ['country', 'governorate', 'region']

/** Countries, governorates and regions as authors assigned them, never by looking where a point falls. */
function areasOf(entry: Entry, { placeChain, entries }: FacetContext): EntryId[] {
  const own = entry.type === 'place' ? [entry.id] : []
  const places = [...own, ...entry.where.map(({ place }) => place)]
  return places.flatMap(placeChain).filter((id) => AREA_KINDS.includes(entries.get(id)?.kind ?? ''))
}

function actorsOf(entry: Entry, { entries }: FacetContext): EntryId[] {
  const taking = entry.actors.map(({ actor }) => actor)
  switch (entry.type) {
    case 'actor':
      return [entry.id, ...taking]
    case 'recommendation':
      return [...entry.by, ...entry.to, ...taking]
    case 'observation':
      return entries.get(entry.subject)?.type === 'actor' ? [entry.subject, ...taking] : taking
    case 'place':
    case 'event':
    case 'flow':
      return taking
  }
}

export function facetContext(atlas: Atlas, vocabulary: Vocabulary): FacetContext {
  const entries = new Map(atlas.entries.map(({ value }) => [value.id as string, value]))
  const placeChain = (place: EntryId): EntryId[] => {
    const parent = entries.get(place)
    return parent?.type === 'place' && parent.partOf !== undefined ? [place, ...placeChain(parent.partOf)] : [place]
  }
  return { vocabulary, entries, placeChain, briefingSources: new Set(atlas.briefings.map(({ value }) => value.source)) }
}

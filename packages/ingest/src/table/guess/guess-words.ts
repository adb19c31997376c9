import { facetsOf } from '../mapping/facet-id.ts'
import { FIELD_NAMES, findField, findWholeName, plainName } from './field-names.ts'
import { type FieldProfile, isDated, isLink, isNumeric, isUnique } from './field-profile.ts'
import type { Guessed, Reason } from './reason.ts'
import type { TableSample } from './table-sample.ts'

type Words = 'id' | 'title' | 'place' | 'source' | 'facets' | 'texts'

const FACET_VALUES = { fewest: 2, most: 250 }
const MOST_FACETS = 12
const MOST_TEXTS = 16
/** Characters of a facet's value: longer ones are sentences. */
const FACET_LENGTH = 60
/** Records per value of a facet, at least: with fewer, a value is nearly a name. */
const FACET_REPETITION = 3
/** Share of the records that have to have a value. */
const FACET_FILLED = 0.05

/** What names a record, what it rests on, what it can be counted by, and where a search looks; `used` fields have another role. */
export function guessWords({ profiles, records }: TableSample, used: ReadonlySet<string>): Guessed<Words> {
  const free = profiles.filter(({ name, filled }) => filled > 0 && !used.has(name))
  // No longer names: a `location_id` without repeats in the sample may have many further down.
  const id = findWholeName(free, FIELD_NAMES.id, isUnique)
  const texts = free.filter((profile) => profile !== id && isText(profile))
  const title = findField(texts, FIELD_NAMES.title, ({ meanLength }) => meanLength <= 200)
  const place = placeFields(texts.filter((profile) => profile !== title))
  const source = sourceFields(free.filter((profile) => profile !== id))
  const facets = facetFields(texts, records)
  // Better than a number: what kind of thing each record is, by the facet that says most.
  const kind = title === undefined ? mostValues(facets) : undefined
  const searched = texts
    .filter(({ values }) => values.size > 1 || records === 1)
    .filter((profile) => !facets.includes(profile) || profile === title || place.includes(profile))
    .slice(0, MOST_TEXTS)
  return {
    found: {
      ...(id === undefined ? {} : { id: id.name }),
      title: [title ?? kind].flatMap((profile) => (profile === undefined ? [] : [profile.name])),
      place: place.map(({ name }) => name),
      source: Object.fromEntries(source.map(([role, { name }]) => [role, name])),
      facets: facetsOf(facets.map(({ name }) => name)),
      texts: searched.map(({ name }) => name),
    },
    reasons: [
      ...(id === undefined ? [] : [because('id', id, 'no value twice')]),
      ...(title === undefined ? [] : [because('title', title, 'by its name')]),
      ...(kind === undefined ? [] : [because('title', kind, 'no field names a record; this one says most of it')]),
      ...place.map((profile) => because('place', profile, 'by its name')),
      ...source.map(([role, profile]) => because(SOURCE_ROLES[role], profile, 'by its name')),
      ...facets.map((profile) => because('facet', profile, `${profile.values.size} values`)),
      ...searched.map((profile) => because('texts', profile, 'text')),
    ],
  }
}

function mostValues(facets: readonly FieldProfile[]): FieldProfile | undefined {
  return [...facets].sort((a, b) => b.values.size - a.values.size)[0]
}

const SOURCE_ROLES = { title: 'source', publisher: 'publisher', date: 'source-date', url: 'url' } as const

function because(role: string, { name }: FieldProfile, reason: string): Reason {
  return { role, field: name, reason }
}

function isText(profile: FieldProfile): boolean {
  return !isNumeric(profile) && !isDated(profile) && !isLink(profile) && !isGeometryText(profile)
}

/** Well-known text and GeoJSON: positions, which nobody looks for as words. */
function isGeometryText({ values }: FieldProfile): boolean {
  const [first = ''] = values.keys()
  return /^(?:multi)?(?:point|linestring|polygon)\s*(?:z\s*)?\(|^\{"type":/i.test(first)
}

/** Fields with the name of a place, in the order of the names: from the finest. */
function placeFields(texts: readonly FieldProfile[]): FieldProfile[] {
  const named = FIELD_NAMES.place.flatMap((name) => texts.find((profile) => plainName(profile.name) === name) ?? [])
  return [...new Set(named)].slice(0, 4)
}

function sourceFields(free: readonly FieldProfile[]): [keyof typeof SOURCE_ROLES, FieldProfile][] {
  const found = {
    title: findField(free.filter(isText), FIELD_NAMES.sourceTitle),
    publisher: findField(free.filter(isText), FIELD_NAMES.publisher),
    url: findField(free, FIELD_NAMES.url, isLink) ?? free.find(isLink),
  }
  return (['title', 'publisher', 'url'] as const).flatMap((role): [typeof role, FieldProfile][] => {
    const profile = found[role]
    return profile === undefined ? [] : [[role, profile]]
  })
}

/** Texts that repeat, those with few values and in most records first. */
function facetFields(texts: readonly FieldProfile[], records: number): FieldProfile[] {
  const rank = ({ values, filled }: FieldProfile) => Math.log2(values.size) * (records / filled)
  return texts
    .filter(({ values, filled, meanLength }) => {
      const few = values.size >= FACET_VALUES.fewest && values.size <= FACET_VALUES.most
      const repeats = values.size * FACET_REPETITION <= filled || values.size <= 3
      return few && repeats && meanLength <= FACET_LENGTH && filled >= records * FACET_FILLED
    })
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST_FACETS)
}

import { isNahrainError } from '@nahrain/model'
import { expect, test } from 'vitest'
import { matchBoundaries } from '../../src/boundaries/match-boundaries.ts'
import { boundariesOf, failureOf, PLACES, squareAt } from './boundary-files.ts'

const KIRKUK = squareAt(43, 35)
const ANBAR = squareAt(44, 35)

/** Place → number of its feature. */
async function matchOf(...rows: readonly Readonly<Record<string, unknown>>[]) {
  const boundaries = await boundariesOf(
    ...rows.map((properties, at) => ({ properties, geometry: squareAt(43 + at, 35) })),
  )
  const { pairs, strangers, missing, ...how } = matchBoundaries(boundaries, PLACES)
  return {
    ...how,
    pairs: Object.fromEntries(pairs.map(({ feature, place }) => [place.id, feature.number])),
    strangers: strangers.map(({ number }) => number),
    missing: missing.map(({ id }) => id),
  }
}

test.each([
  ['iso3166', 'iso_3166_2', ['IQ-AN', 'iq-ki']],
  ['pcode', 'ADM1_PCODE', ['IQG01', 'IQG13']],
  ['wikidata', 'qid', ['Q187334', 'Q193268']],
  ['geonames', 'gn_id', [99592, 98410]],
  ['name', 'NAME', ['Al-Anbar', 'KIRKUK']],
  ['name', 'الاسم', ['الانبار', 'كركوك']],
  ['name', 'alias', ['anbar province', 'At Tamim']],
])('%s in property %s', async (kind, field, [first, second]) => {
  const match = await matchOf(
    { area: 1, [field]: first },
    { area: 2, [field]: second },
    { area: 3, [field]: 'something else' },
  )
  expect(match).toEqual({
    kind,
    field,
    pairs: { anbar: 1, kirkuk: 2 },
    strangers: [3],
    missing: ['erbil-governorate'],
  })
})

test('the property that matches most places is taken, and codes before names', async () => {
  const match = await matchOf(
    { name: 'Kirkuk', iso: 'IQ-KI', pcode: 'IQG13' },
    { name: 'Anbar', iso: '', pcode: 'IQG01' },
    { name: 'Erbil', iso: '', pcode: '' },
  )
  expect(match).toMatchObject({ kind: 'pcode', field: 'pcode', missing: ['erbil-governorate'], strangers: [3] })
})

test('a property of another level does not win where one of the right level is there', async () => {
  const match = await matchOf({ parent: 'IQG01', own: 'IQG13' }, { parent: 'IQG01', own: 'IQG11' })
  expect(match).toMatchObject({ field: 'own', pairs: { kirkuk: 1, 'erbil-governorate': 2 } })
})

test('districts are refused, by the codes of their governorates', async () => {
  const boundaries = await boundariesOf(
    { properties: { name: 'Kirkuk', pcode: 'IQG13' }, geometry: KIRKUK },
    { properties: { name: 'Hawija', pcode: 'IQG13' }, geometry: ANBAR },
  )
  const error = await failureOf(() => matchBoundaries(boundaries, PLACES))
  expect(isNahrainError(error, 'invalid-input') && error.message).toMatch(
    /^boundaries.geojson: got 2 features for the place "kirkuk" \(property "pcode"\), expected one; .*-dissolve pcode/,
  )
})

test('districts without codes are not taken for governorates of the same name', async () => {
  const names = ['Kirkuk', 'Hawija', 'Daquq', 'Dibs']
  const boundaries = await boundariesOf(
    ...names.map((name, at) => ({ properties: { name }, geometry: squareAt(43 + at, 35) })),
  )
  const error = await failureOf(() => matchBoundaries(boundaries, PLACES))
  expect(isNahrainError(error, 'invalid-input') && error.message).toContain('layer of another level')
})

test('a file about something else', async () => {
  const boundaries = await boundariesOf({ properties: { name: 'Bavaria', iso: 'DE-BY' }, geometry: KIRKUK })
  const error = await failureOf(() => matchBoundaries(boundaries, PLACES))
  expect(isNahrainError(error, 'invalid-input') && error.message).toContain('(properties: name, iso), expected')
})

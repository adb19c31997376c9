import { expect, test } from 'vitest'
import { type Choices, correctionsOf, filledBy, rolesByField } from '../../src/bring/choices.ts'
import { type Mapping, ROLES } from '../../src/bring/roles.ts'

const MAPPING: Mapping = {
  latitude: 'y',
  longitude: 'x',
  when: { start: 'from', end: 'to' },
  dateOrder: 'dmy',
  title: ['name'],
  place: [],
  source: { title: 'paper' },
  facets: [{ field: 'kind', id: 'kind', label: { en: 'Kind' } }],
  texts: ['name', 'note'],
  dataset: {},
}

test.each<[string, Choices, readonly string[]]>([
  ['nothing chosen', {}, []],
  ['another field', { latitude: ['lat'] }, ['latitude=lat']],
  ['no field', { latitude: [] }, ['latitude=none']],
  ['another start keeps the end', { when: ['begin'] }, ['when=begin..to']],
  ['no end leaves one date', { until: [] }, ['when=from']],
  ['an end without a start is a date', { when: [] }, ['when=to']],
  ['the same field twice is one date', { when: ['to'] }, ['when=to']],
  ['no date', { when: [], until: [] }, ['when=none']],
  ['several facets', { facets: ['kind', 'side'] }, ['facets=kind,side']],
  ['no facet', { facets: [] }, ['facets=none']],
  ['a comma in a name', { facets: ['kind', 'a, b'] }, ['facets=kind', 'facet=a, b']],
  ['a unit comes after its numbers', { unit: ['people'], best: ['n'] }, ['best=n', 'unit=people']],
])('corrections: %s', (_, choices, expected) => {
  expect(correctionsOf(choices, MAPPING)).toEqual(expected)
})

test('a role is filled by the choice, else by the guess', () => {
  const role = ROLES.find(({ name }) => name === 'facets')
  if (role === undefined) throw new Error('expected the role of facets')
  expect(filledBy(role, {}, MAPPING)).toEqual(['kind'])
  expect(filledBy(role, { facets: [] }, MAPPING)).toEqual([])
})

test('columns are marked by their roles; that a text is searched marks nothing', () => {
  const roles = rolesByField({ best: ['kind'] }, MAPPING)
  expect(roles.get('kind')?.map(({ name }) => name)).toEqual(['facets', 'best'])
  expect(roles.has('note')).toBe(false)
})

test('a date in parts is shown as one', () => {
  const parts: Mapping = { ...MAPPING, when: { year: 'y', month: 'm', day: 'd' } }
  const role = ROLES.find(({ name }) => name === 'when')
  expect(role?.read(parts)).toEqual(['y + m + d'])
})

import { EVERYTHING } from '@nahrain/model'
import { expect, test } from 'vitest'
import { readAddress, writeAddress } from '../../src/state/address.ts'
import { FIRST_STATE, reduce, type State } from '../../src/state/state.ts'

const FACETS = ['type', 'theme']

const STATE: State = {
  query: {
    ...EVERYTHING,
    regions: [{ kind: 'along', route: 'development-road' as never, distanceKm: 25 }],
    when: '2024-01/2024-06',
    facets: { theme: ['energy', 'iran'] },
    text: 'كركوك & co',
  },
  sort: 'along',
  dataset: 'us-sigacts',
  entry: 'Kirkuk 7/a · ١',
  cell: { zoom: 6, key: 123_456 },
  view: { longitude: 44.1234, latitude: 33.5, zoom: 6.25 },
  layer: 'hexagons',
  colour: 'theme',
  language: 'ar',
}

test('a state survives the way through the address', () => {
  expect(readAddress(writeAddress(STATE), FACETS, 'en')).toEqual({ state: STATE, problems: [] })
})

test('the first state is the empty address', () => {
  expect(writeAddress(FIRST_STATE)).toBe('')
  expect(readAddress('', FACETS, 'en').state).toEqual(FIRST_STATE)
})

test('the dataset comes first, and every written address keeps it', () => {
  expect(writeAddress({ ...FIRST_STATE, dataset: 'ucdp' })).toBe('?dataset=ucdp')
  expect(writeAddress(STATE)).toMatch(/^\?dataset=us-sigacts&/)
  const cleared = reduce(STATE, { type: 'question-cleared' })
  expect(cleared.dataset).toBe('us-sigacts')
})

test('people can read it', () => {
  expect(writeAddress(STATE)).toContain('region=along:development-road:25')
  expect(writeAddress(STATE)).toContain('at=44.1234,33.5,6.25')
})

test.each([
  ['?at=1,2', 'at'],
  ['?at=999,0,3', 'at'],
  ['?cell=x', 'cell'],
  ['?sort=size', 'sort'],
  ['?layer=rain', 'layer'],
  ['?lang=fr', 'lang'],
  ['?entry=', 'entry'],
  ['?entry=a%0Ab', 'entry'],
  [`?entry=${'x'.repeat(201)}`, 'entry'],
  ['?dataset=Not%20Kebab', 'dataset'],
  ['?dataset=../atlas', 'dataset'],
  ['?bbox=1', 'bbox'],
  ['?colour=red', 'colour'],
])('%s is left out and named', (address, parameter) => {
  const { state, problems } = readAddress(`${address}&q=kirkuk`, FACETS, 'en')
  expect(problems.map(({ details }) => details.parameter)).toEqual([parameter])
  expect(state.query.text).toBe('kirkuk')
})

test('a changed question closes the opened mark, and forgets an order that it cannot have', () => {
  const removed = reduce(STATE, { type: 'region-removed', index: 0 })
  expect(removed.cell).toBeUndefined()
  expect(removed.sort).toBeUndefined()
  expect(removed.entry).toBe(STATE.entry)
})

test('a facet value is chosen and taken back', () => {
  const chosen = reduce(FIRST_STATE, { type: 'facet-toggled', facet: 'type', value: 'event' })
  expect(chosen.query.facets).toEqual({ type: ['event'] })
  expect(reduce(chosen, { type: 'facet-toggled', facet: 'type', value: 'event' }).query).toEqual(EVERYTHING)
})

test('a part of the question that is taken out leaves no trace', () => {
  const asked = reduce(FIRST_STATE, { type: 'part-set', part: { text: 'x' } })
  expect(reduce(asked, { type: 'part-set', part: { text: undefined } }).query).toEqual(EVERYTHING)
})

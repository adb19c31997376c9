import { correctMapping, Mapping } from '@nahrain/ingest/table'
import { isNahrainError } from '@nahrain/model'
import { describe, expect, test } from 'vitest'

const FIELDS = ['y', 'x', 'date_start', 'date_end', 'where_prec', 'type', 'actor', 'deaths', 'a,b', 'link', 'event_id']
const EMPTY = Mapping.parse({})

function corrected(...corrections: string[]): Mapping {
  return correctMapping(EMPTY, corrections, FIELDS)
}

test.each<[string[], Partial<Mapping>]>([
  [['latitude=y', 'longitude=x'], { latitude: 'y', longitude: 'x' }],
  [['when=date_start'], { when: { field: 'date_start' } }],
  [['when=date_start..date_end'], { when: { start: 'date_start', end: 'date_end' } }],
  [['title=type,actor'], { title: ['type', 'actor'] }],
  [['title=a,b'], { title: ['a,b'] }],
  [['id=event_id'], { id: 'event_id' }],
  [['best=deaths'], { quantity: { best: 'deaths', unit: { en: 'deaths' } } }],
  [['best=deaths', 'unit=people'], { quantity: { best: 'deaths', unit: { en: 'people' } } }],
  [['url=link', 'source=actor'], { source: { url: 'link', title: 'actor' } }],
  [['facet=type', 'facet=actor'], { facets: [facet('type', 'Type'), facet('actor', 'Actor')] }],
  [['facet=type', 'facets=actor,type'], { facets: [facet('actor', 'Actor'), facet('type', 'Type')] }],
  [['order=mdy'], { dateOrder: 'mdy' }],
  [['geometry=yes'], { geometry: true }],
])('%j', (corrections, expected) => {
  expect(corrected(...corrections)).toEqual({ ...EMPTY, ...expected })
})

function facet(field: string, label: string) {
  return { field, id: field, label: { en: label } }
}

test('none removes', () => {
  const full = corrected(
    'latitude=y',
    'when=date_start',
    'best=deaths',
    'precision=where_prec',
    'facet=type',
    'url=link',
  )
  const emptied = ['latitude', 'when', 'best', 'precision', 'facet', 'url'].map((role) => `${role}=none`)
  expect(correctMapping(full, emptied, FIELDS)).toEqual(EMPTY)
})

test('precision keeps the codes that a preset gave', () => {
  const codes = { 1: { radiusKm: 3 } }
  const mapping = Mapping.parse({ placePrecision: { field: 'type', codes } })
  expect(correctMapping(mapping, ['precision=where_prec'], FIELDS).placePrecision).toEqual({
    field: 'where_prec',
    codes,
  })
})

describe('what is not accepted', () => {
  test.each([
    ['lattitude=y', 'map', 'perhaps latitude; one of latitude, longitude'],
    ['latitude=yy', 'latitude', 'perhaps y; one of y, x'],
    ['latitude=y,x', 'latitude', 'a field of the table'],
    ['title=type,nobody', 'title', 'one of y, x'],
    ['when=date_start..date_ende', 'when', 'perhaps date_end; one of'],
    ['when', 'map', 'role=field'],
    ['order=ydm', 'order', 'ymd, dmy or mdy'],
    ['constructor=y', 'map', 'one of latitude'],
  ])('%s', (correction, parameter, expected) => {
    const error = errorOf(() => corrected(correction))
    expect(isNahrainError(error, 'invalid-parameter') && error.details).toMatchObject({
      parameter,
      expected: expect.stringContaining(expected),
    })
  })
})

function errorOf(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

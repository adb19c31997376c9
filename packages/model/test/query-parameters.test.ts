import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeQuery, EVERYTHING, encodeQuery, isNahrainError, Query } from '../src/index.ts'

const FACETS = ['type', 'theme', 'kind']

const longitude = fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value + 0)
const latitude = fc.double({ min: -90, max: 90, noNaN: true }).map((value) => value + 0)
const position = fc.tuple(longitude, latitude)
const id = fc.constantFrom('kirkuk', 'development-road', 'al-hol', 'a1-b2')
const distanceKm = fc.double({ min: 0, max: 20_004, noNaN: true }).map((value) => value + 0)
const bbox = fc
  .tuple(longitude, latitude, longitude, latitude)
  .map(([west, a, east, b]) => [west, Math.min(a, b), east, Math.max(a, b)])
const optionalKm = fc.option(
  fc.double({ min: 0, max: 3000, noNaN: true }).map((value) => value + 0),
  { nil: undefined },
)

const region = fc.oneof(
  bbox.map((box) => ({ kind: 'box', bbox: box })),
  fc.array(position, { minLength: 3, maxLength: 6 }).map((ring) => ({ kind: 'polygon', ring: [...ring, ring[0]] })),
  id.map((place) => ({ kind: 'place', place })),
  fc.record({ kind: fc.constant('near'), of: fc.oneof(id, position), distanceKm }),
  fc
    .record({ kind: fc.constant('along'), route: id, distanceKm, fromKm: optionalKm, toKm: optionalKm })
    .map(withoutUndefined)
    .filter(({ fromKm = 0, toKm = Infinity }) => fromKm <= toKm),
)

function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Value
}

const query = fc
  .record({
    bbox: fc.option(bbox, { nil: undefined }),
    regions: fc.array(region, { maxLength: 3 }),
    when: fc.option(fc.constantFrom('2024', '2024-01/2024-06', '2014/..', '2023-06~'), { nil: undefined }),
    known: fc.option(fc.constantFrom('2024-06-17', '1999-12-31'), { nil: undefined }),
    facets: fc.dictionary(
      fc.constantFrom(...FACETS),
      fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 3 }),
    ),
    text: fc.option(
      fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-composite' }).filter((text) => text.length <= 200),
      { nil: undefined },
    ),
    match: fc.constantFrom('possible', 'certain'),
  })
  .map((draft) => Query.parse(withoutUndefined(draft)))

test('every question survives the way through an address', () => {
  fc.assert(
    fc.property(query, (asked) => {
      const address = encodeQuery(asked).toString()
      expect(decodeQuery(new URLSearchParams(address), FACETS)).toEqual(asked)
    }),
  )
})

test('one question has one spelling', () => {
  fc.assert(
    fc.property(query, (asked) => {
      const spelled = encodeQuery(asked)
      expect(encodeQuery(decodeQuery(spelled, FACETS)).toString()).toBe(spelled.toString())
    }),
  )
})

test('the question that everything answers is the empty address', () => {
  expect(encodeQuery(EVERYTHING).toString()).toBe('')
  expect(decodeQuery(new URLSearchParams(''), FACETS)).toEqual(EVERYTHING)
})

const FAULTY: readonly (readonly [address: string, parameter: string])[] = [
  ['colour=red', 'colour'],
  ['bbox=1,2,3', 'bbox'],
  ['bbox=1,2,3,x', 'bbox'],
  ['bbox=1,50,3,40', 'bbox'],
  ['bbox=1,2,3,4&bbox=1,2,3,4', 'bbox'],
  ['bbox=,,,', 'bbox'],
  ['region=circle:1', 'region'],
  ['region=near:kirkuk', 'region'],
  ['region=near:kirkuk:-5', 'region'],
  ['region=near:999,0:5', 'region'],
  ['region=place:Not%20Kebab', 'region'],
  ['region=polygon:1,2;3,4', 'region'],
  ['region=along:development-road:25:5..x', 'region'],
  ['datetime=yesterday', 'datetime'],
  ['known=2024', 'known'],
  ['q=', 'q'],
  [`q=${'x'.repeat(201)}`, 'q'],
  ['match=maybe', 'match'],
  [`${Array.from({ length: 21 }, () => 'region=place:iraq').join('&')}`, 'region'],
]

test.each(FAULTY)('%s is refused, naming %s', (address, parameter) => {
  try {
    decodeQuery(new URLSearchParams(address), FACETS)
    expect.unreachable('it was accepted')
  } catch (error) {
    if (!isNahrainError(error, 'invalid-parameter')) throw error
    expect(error.details.parameter).toBe(parameter)
    expect(error.details.expected).not.toBe('')
  }
})

test('a box with heights keeps its four sides, as clients of OGC API may send six numbers', () => {
  expect(decodeQuery(new URLSearchParams('bbox=1,2,0,3,4,100'), []).bbox).toEqual([1, 2, 3, 4])
})

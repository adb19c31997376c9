import { check, compile, conjuncts, printText, readText, type Spatial, type Value } from '@nahrain/cql2'
import { describe, expect, test } from 'vitest'
import { ask, itemOf, QUERYABLES, RUNTIME } from './support/places.ts'

/** [filter, item, answer] */
type Row = readonly [string, Readonly<Record<string, unknown>>, boolean | null]

function table(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    test.each(rows)('%s of %o is %s', (filter, item, answer) => expect(ask(filter, item)).toBe(answer))
  })
}

table('missing values', [
  ['n = 1', {}, null],
  ['n <> 1', {}, null],
  ['NOT n = 1', {}, null],
  ['n = 1 OR TRUE', {}, true],
  ['n = 1 AND FALSE', {}, false],
  ['n = 1 AND TRUE', {}, null],
  ['n IS NULL', {}, true],
  ['n IS NOT NULL', { n: 0 }, true],
  ['(n = 1) IS NULL', {}, true],
  ['n IN (1, x)', { n: 2 }, null],
  ['n IN (1, x)', { n: 1 }, true],
  ['n NOT IN (1, x)', { n: 2 }, null],
  ['n BETWEEN x AND 3', { n: 5 }, false],
  ["name LIKE '%'", {}, null],
  ['1 / n = 1', { n: 0 }, null],
  ['ok', {}, null],
  ['ok OR NOT ok', { ok: false }, true],
  ['S_INTERSECTS(geometry, POINT(1 2))', {}, null],
  ["T_AFTER(INTERVAL(day, at), DATE('2020-01-01'))", { day: '2021-01-01' }, null],
  ['A_EQUALS(tags, ())', {}, null],
  // Data of another type than declared is missing, and no reason to fail.
  ['n = 1', { n: '1' }, null],
  ["day = DATE('2020-01-01')", { day: 'soon' }, null],
])

table('comparing', [
  ["name < 'b'", { name: 'B' }, true],
  ["name < '\u{10000}'", { name: '\ue000' }, true],
  ["name > ''", { name: 'ا' }, true],
  ["'a' = 'a'", {}, true],
  ['n BETWEEN 1 AND 2 AND x = 3', { n: 1, x: 4 }, false],
  ['FALSE < ok', { ok: true }, true],
  ["kind IN ('attack', 'protest')", { kind: 'protest' }, true],
  ['x = .5', { x: 0.5 }, true],
  ['x = 1.E3', { x: 1000 }, true],
])

table('calculating', [
  ['2 + 3 * 4 ^ 2 = 50', {}, true],
  ['10 - 2 - 3 = 5', {}, true],
  ['100 / 10 / 5 = 2', {}, true],
  ['-2 ^ 2 = 4', {}, true],
  ['-(1 + 1) = - -  -2', {}, true],
  ['7 div 2 = 3 AND -7 div 2 = -3', {}, true],
  ['7 % 4 = 3 AND -7 % 4 = -3', {}, true],
  ['n * 2 = x', { n: 2n, x: 4 }, true],
  ['10 ^ 400 > 1', {}, null],
])

table('dates and instants', [
  ["day = DATE('2024-02-29')", { day: 19_782 }, true],
  ["at >= '2024-02-29'", { at: '2024-02-29T00:00:00' }, true],
  ["at <= DATE('2024-02-29')", { at: '2024-02-29T23:59:59.5Z' }, true],
  ["at = DATE('2024-02-29')", { at: '2024-03-01T00:30:00+01:00' }, true],
  ["at > DATE('2024-02-29')", { at: '2024-02-29T23:59:59Z' }, false],
  ["at IN ('2024-02-29', '2023-01-01T00:00:00Z')", { at: '2024-02-29T10:00:00Z' }, true],
  ["at IN ('2024-02-29', '2023-01-01T00:00:00Z')", { at: '2023-01-01T00:00:00.001Z' }, false],
  ["day IN (TIMESTAMP('2024-02-29T10:00:00Z'))", { day: '2024-02-29' }, true],
  ["at = TIMESTAMP('1969-12-31T23:59:59.999999Z')", { at: '1969-12-31T23:59:59.999999' }, true],
  ["at < TIMESTAMP('0050-01-01T00:00:00Z')", { at: '0049-12-31T23:59:59Z' }, true],
])

table('relations in time', [
  ["T_INTERSECTS(at, DATE('2024-02-29'))", { at: '2024-02-29T23:59:59Z' }, true],
  ["T_AFTER(at, DATE('2024-02-29'))", { at: '2024-02-29T23:59:59Z' }, false],
  ["T_BEFORE(DATE('2024-02-29'), at)", { at: '2024-03-01T00:00:00Z' }, true],
  ["T_MEETS(when, INTERVAL('2024-02-03', '..'))", { when: { start: '2024-02-01', end: '2024-02-03' } }, true],
  ["T_OVERLAPS(when, INTERVAL('2024-02-03', '..'))", { when: { start: '2024-02-01', end: '2024-02-03' } }, false],
  ["T_DURING(when, INTERVAL('2024-02-01', '2024-02-29'))", { when: { start: '2024-02-02', end: '2024-02-28' } }, true],
  ["T_CONTAINS(when, INTERVAL('2024-02-01', '2024-02-29'))", { when: { start: null, end: '..' } }, true],
  [
    "T_FINISHES(when, INTERVAL('..', '2024-02-29T12:00:00Z'))",
    { when: { start: 0, end: '2024-02-29T12:00:00Z' } },
    true,
  ],
  ["T_STARTEDBY(INTERVAL('2024-02-01', '..'), when)", { when: { start: '2024-02-01', end: '2024-02-02' } }, true],
  ["T_EQUALS(INTERVAL(day, '..'), when)", { day: '2024-02-01', when: { start: '2024-02-01', end: null } }, true],
  ['T_DISJOINT(when, day)', { day: '2024-02-01', when: { start: '2024-02-02', end: null } }, true],
])

table('patterns', [
  ["name LIKE 'B_r%'", { name: 'Bern' }, true],
  ["name LIKE 'B_r%'", { name: 'bern' }, false],
  ["name LIKE '50\\%'", { name: '50%' }, true],
  ["name LIKE '50\\%'", { name: '500' }, false],
  ["name LIKE '%a%b%'", { name: 'xbxaxb' }, true],
  ["name LIKE 'a%a'", { name: 'a' }, false],
  ["name LIKE '_'", { name: '𐍈' }, true],
  ["name LIKE '%_x%'", { name: 'xyxx' }, true],
  ["name LIKE ''", { name: '' }, true],
  ["name NOT LIKE '%o''clock'", { name: "one o'clock" }, false],
  ["CASEI(name) LIKE CASEI('STRAß%')", { name: 'STRASSE' }, true],
  ["ACCENTI(name) LIKE ACCENTI('％')", { name: 'x' }, false],
])

table('spellings that count as the same', [
  ["CASEI(name) = CASEI('οδός')", { name: 'ΟΔΌΣ' }, true],
  ["ACCENTI(CASEI(name)) = ACCENTI(CASEI('lodz'))", { name: 'Łódź' }, true],
  ["ACCENTI(name) = ACCENTI('كركوك')", { name: 'کرکوک' }, true],
  ["ACCENTI(name) = ACCENTI('الأنبار')", { name: 'الانبار' }, true],
  ["ACCENTI(name) = ACCENTI('اربيل')", { name: 'أَرْبِيـــل' }, true],
  ["ACCENTI(name) = ACCENTI('البصرة')", { name: 'البصره' }, true],
  ["ACCENTI(name) = ACCENTI('ئاكرى')", { name: 'یاکری' }, true],
  ["ACCENTI(name) = ACCENTI('سلێمانی')", { name: 'سليماني' }, true],
  ["ACCENTI(name) = ACCENTI('مؤتمر')", { name: 'موتمر' }, true],
  ["ACCENTI(name) = ACCENTI('ﻻ')", { name: 'لا' }, true],
  ["ACCENTI(name) = ACCENTI('かき')", { name: 'がき' }, false],
  ["ACCENTI(name) = ACCENTI('papa')", { name: 'PAPÁ' }, false],
])

table('arrays are sets', [
  ["A_EQUALS(tags, ('b', 'a', 'a'))", { tags: ['a', 'b'] }, true],
  ["A_CONTAINS(tags, ('a'))", { tags: ['a', 'b'] }, true],
  ["A_CONTAINEDBY(tags, ('a'))", { tags: ['a', 'b'] }, false],
  ["A_OVERLAPS(tags, ('x', 'b'))", { tags: ['a', 'b'] }, true],
  ['A_EQUALS(tags, ())', { tags: [] }, true],
  ["A_CONTAINS(days, ('2024-02-29'))", { days: ['2024-02-29'] }, true],
  ["A_CONTAINS(mixed, ('1'))", { mixed: [1] }, false],
  ["A_EQUALS(mixed, (1, TRUE, 'a'))", { mixed: ['a', 1, true] }, true],
])

const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [178, 0],
      [180, 0],
      [180, 5],
      [178, 5],
      [178, 0],
    ],
  ],
}

table('relations in space', [
  ['S_INTERSECTS(geometry, BBOX(179, 1, -179, 2))', { geometry: SQUARE }, true],
  ['S_INTERSECTS(geometry, BBOX(-179, 1, 178, 2))', { geometry: { type: 'Point', coordinates: [179, 1] } }, false],
  ['S_WITHIN(POINT(179 1), geometry)', { geometry: SQUARE }, true],
  ['S_TOUCHES(geometry, BBOX(178, 5, 178, 6))', { geometry: SQUARE }, true],
  ['S_CROSSES(geometry, LINESTRING Z(170 1 5, 179 1 5))', { geometry: SQUARE }, true],
  ['S_CONTAINS(geometry, MULTIPOINT(179 1, 179 2))', { geometry: SQUARE }, true],
  ['S_EQUALS(geometry, BBOX(178, 0, -10, 180, 5, 10))', { geometry: SQUARE }, true],
])

table('custom functions', [
  ['near(geometry, 5)', { geometry: SQUARE }, true],
  ['NOT near(geometry)', {}, true],
  ['length(name) > 2', { name: 'abc' }, true],
  ["length(('a', 'b')) = 2", {}, true],
  ["length(('a')) = 1", {}, true],
  ['sure(n = 1 OR n = 2)', {}, false],
  ["year('2024-02-29') = 2024", {}, true],
])

test('what is the same for all items is prepared once', () => {
  const counts = { prepared: [] as boolean[], made: [] as (readonly (Value | undefined)[])[] }
  const spatial: Spatial<object> = {
    ...RUNTIME.spatial,
    prepare(geometry, isReused) {
      counts.prepared.push(isReused)
      return RUNTIME.spatial.prepare(geometry, isReused)
    },
  }
  const length = (constants: readonly (Value | undefined)[]) => {
    counts.made.push(constants)
    return () => 1
  }
  const functions = [{ name: 'length', parameters: [{ name: 'of', types: ['string'] }], returns: 'integer' }] as const
  const filter = "S_INTERSECTS(geometry, BBOX(0, 0, 1, 1)) OR length('abc') = length(name)"
  const matches = compile(check(readText(filter), { queryables: QUERYABLES, functions }), {
    spatial,
    functions: { length },
  })
  for (let index = 0; index < 3; index += 1) matches(itemOf({ geometry: { type: 'Point', coordinates: [5, 5] } }))
  expect(counts).toEqual({ prepared: [true, false, false, false], made: [['abc'], [undefined]] })
})

test('conjuncts are the parts that must all be true', () => {
  const parts = conjuncts(readText('n = 1 AND (x = 2 AND (ok OR n = 3)) AND NOT ok'))
  expect(parts.map(printText)).toEqual(['n = 1', 'x = 2', 'ok = TRUE OR n = 3', 'NOT (ok = TRUE)'])
})

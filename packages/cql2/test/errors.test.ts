import { Cql2Error, check, compile, printText, readJson, readText } from '@nahrain/cql2'
import { describe, expect, test } from 'vitest'
import { FUNCTIONS, QUERYABLES } from './support/places.ts'

/** Every refusal says where, what was got and what was expected: the messages are held word by word. */

const NAMES = 'name, kind, n, x, ok, day, at, when, geometry, tags, days, mixed'
const OPERAND = 'a property, a value or a function'
const SCALAR = 'a property, a function, a string, a number, TRUE, FALSE, a DATE or a TIMESTAMP'

function faultOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof Cql2Error) return `${error.kind}: ${error.message}`
    throw error
  }
  throw new Error('nothing was wrong')
}

const TEXTS: readonly (readonly [string, string])[] = [
  ['', `syntax: col 1: got the end of the text, expected ${OPERAND}`],
  ['name =', `syntax: col 7: got the end of the text, expected ${OPERAND}`],
  ['(n = 1', 'syntax: col 7: got the end of the text, expected AND, OR, an operator or ")"'],
  ['n = 1)', 'syntax: col 6: got ")", expected AND, OR or the end'],
  ['n = 1 n = 2', 'syntax: col 7: got "n", expected AND, OR or the end'],
  ['n = 1 IS NULL', 'syntax: col 7: got "IS", expected AND, OR or the end'],
  ['n = NULL', 'syntax: col 5: got "NULL", expected a value; a missing one is asked for by IS NULL'],
  ['n = (1, 2)', `syntax: col 5: got a list, expected ${SCALAR}`],
  ['(n = 1) = TRUE', `syntax: col 2: got a condition, expected ${SCALAR}`],
  ['n IN ()', `syntax: col 7: got ")", expected ${OPERAND}`],
  ['n BETWEEN 1 OR 2', 'syntax: col 13: got "OR", expected AND'],
  ['name LIKE n', 'syntax: col 11: got property "n", expected a pattern in single quotes'],
  ["name = 'x", 'syntax: col 8: got "\'x", expected a closing \''],
  ['"name = 1', 'syntax: col 1: got ""name = 1", expected a name and a closing "'],
  ['n # 1', 'syntax: col 3: got "#", expected a word, a number or a symbol'],
  ['n = 10abc', 'syntax: col 7: got "abc", expected a space or an operator after the number'],
  ['n = 2^3^2', 'syntax: col 8: got "^", expected parentheses around one of the powers'],
  ['S_INTERSECTS(geometry)', 'syntax: col 22: got ")", expected ","'],
  ['S_INTERSECTS(geometry, POINT Z(1 2))', 'syntax: col 35: got ")", expected a height, since Z says so'],
  ['n = 1e999', 'literal: col 5: got "1e999", expected a number below 1.8e308'],
  ["DATE('2023-02-30') = day", 'literal: col 6: got "2023-02-30", expected a day of the calendar as yyyy-mm-dd'],
  [
    "TIMESTAMP('2023-01-01T10:00:00') = at",
    'literal: col 11: got "2023-01-01T10:00:00", expected an instant as yyyy-mm-ddThh:mm:ssZ',
  ],
  [
    'S_INTERSECTS(geometry, POINT(90 180))',
    'literal: col 30: got latitude 180, expected -90 to 90 (longitude comes first)',
  ],
  [
    'S_INTERSECTS(geometry, POLYGON((0 0, 1 0, 1 1, 0 1)))',
    'literal: col 32: got a ring from 0 0 to 0 1, expected the last position as the first',
  ],
  [
    'S_INTERSECTS(geometry, BBOX(0,10,5,5))',
    'literal: col 24: got a box from latitude 10 to 5, expected the southern latitude first',
  ],
  [
    "T_AFTER(day, INTERVAL('2023-01-02','2023-01-01'))",
    'literal: col 14: got an INTERVAL that ends before it starts, expected the earlier end first',
  ],
  ["day = '2023-02-30'", 'literal: col 7: got "2023-02-30", expected a date or timestamp'],
  ["kind = 'atack'", 'literal: col 8: got "atack", expected "attack" (there are attack, protest)'],
  ["kind IN ('attack', 'x')", 'literal: col 20: got "x", expected one of attack, protest'],
  ["nam = 'x'", `unknown-property: col 1: got property "nam", expected "name" (there are ${NAMES})`],
  ['wrong = 1', `unknown-property: col 1: got property "wrong", expected one of ${NAMES}`],
  [
    'n = 1 AND lenght(name) = 2',
    'unknown-function: col 11: got function "lenght", expected "length" (there are near, length, sure, year)',
  ],
  ['name > 5', 'type: col 8: got the number 5, expected a string'],
  ['5 > name', 'type: col 1: got the number 5, expected a string'],
  ["n = 'five'", 'type: col 5: got the string "five", expected an integer'],
  ['name = n', 'type: col 8: got property "n", which is an integer, expected a string'],
  ['ok AND name', 'type: col 8: got property "name", which is a string, expected a condition'],
  [
    'at BETWEEN 1 AND 2',
    'type: col 1: got property "at", which is a timestamp, expected a number; for other values write a >= … AND a <= …',
  ],
  [
    "T_DURING(at, INTERVAL('2023-01-01','..'))",
    'type: col 10: got property "at", which is a timestamp, expected an interval, as T_DURING relates no instants; T_INTERSECTS does',
  ],
  ['S_INTERSECTS(geometry, name)', 'type: col 24: got property "name", which is a string, expected a geometry'],
  ['A_CONTAINS(tags, (1))', 'type: col 19: got the number 1, expected a string'],
  ['length() = 1', 'type: col 1: got function "length" with 0 arguments, expected 1: length(value)'],
  ['length(5) = 1', 'type: col 8: got the number 5, expected a string or an array'],
  ['length(name)', 'type: col 1: got function "length", which is an integer, expected a condition'],
  ['CASEI(n) = 1', 'type: col 7: got property "n", which is an integer, expected a string'],
]

describe('in text', () => {
  test.each(TEXTS)('%s', (text, message) => {
    expect(faultOf(() => check(readText(text), { queryables: QUERYABLES, functions: FUNCTIONS }))).toBe(message)
  })
})

const N = { property: 'n' }
const JSONS: readonly (readonly [unknown, string])[] = [
  [5, 'syntax: at the root: got the number 5, expected a condition'],
  [{ op: 'and', args: [true] }, 'syntax: at /args: got a list of 1, expected at least 2 conditions'],
  [{ op: '=', args: [N] }, 'syntax: at /args: got a list of 1, expected a list of 2'],
  [{ op: '=', args: [N, { property: 5 }] }, 'syntax: at /args/1/property: got number 5, expected a string'],
  [{ op: 'in', args: [N, []] }, 'syntax: at /args/1: got a list of 0, expected at least one value'],
  [
    { op: 'S_INTERSECTS', args: [] },
    'syntax: at /op: got "S_INTERSECTS", expected an operator of CQL2 or the name of a function',
  ],
  [
    { op: 's_within', args: [N, { type: 'Point', coordinates: [0, 91] }] },
    'literal: at /args/1/coordinates: got latitude 91, expected -90 to 90 (longitude comes first)',
  ],
  [
    { op: '=', args: [{ property: 'constructor' }, 1] },
    `unknown-property: at /args/0: got property "constructor", expected one of ${NAMES}`,
  ],
  [
    { op: 'like', args: [{ property: 'name' }, N] },
    'syntax: at /args/1: got property "n", expected a pattern in single quotes',
  ],
]

describe('in JSON', () => {
  test.each(JSONS)('%j', (json, message) => {
    expect(faultOf(() => check(readJson(json), { queryables: QUERYABLES, functions: FUNCTIONS }))).toBe(message)
  })

  test('nothing that an object inherits is read', () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"op": "and", "args": [true, true]}}')
    expect(faultOf(() => readJson(hostile))).toMatch(/^syntax: at the root: got an object, expected a value/)
  })
})

test('what nobody implements is refused before the first item', () => {
  const vocabulary = { queryables: QUERYABLES, functions: FUNCTIONS }
  expect(faultOf(() => compile(check(readText('near(geometry)'), vocabulary)))).toBe(
    'unknown-function: col 1: got function "near", which is declared, expected that it is also implemented',
  )
  expect(faultOf(() => compile(check(readText('ok OR S_WITHIN(geometry, POINT(1 2))'), vocabulary)))).toBe(
    'unknown-function: col 7: got S_WITHIN, expected a filter without geometry',
  )
})

test('a string that ends in a backslash has no spelling in text', () => {
  const tree = readJson({ op: '=', args: [{ property: 'name' }, 'C:\\'] })
  expect(faultOf(() => printText(tree))).toMatch(/^literal: at \/args\/1: got a text that ends in a backslash/)
})

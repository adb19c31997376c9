import {
  Cql2Error,
  check,
  compile,
  DEFAULT_LIMITS,
  type FunctionMaker,
  printJson,
  printText,
  readJson,
  readText,
} from '@nahrain/cql2'
import { propertyOptions } from '@nahrain/testkit'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FUNCTIONS, itemOf, QUERYABLES, RUNTIME } from './support/places.ts'
import { trees } from './support/trees.ts'

/** Input of any make is read or refused by a `Cql2Error`, in time that grows with its length. */

const ANY_LENGTH = { limits: { ...DEFAULT_LIMITS, length: 10_000_000 } }

function kindOf(run: () => unknown): string {
  try {
    run()
    return 'read'
  } catch (error) {
    if (error instanceof Cql2Error) return error.kind
    throw error
  }
}

describe('nesting without end is stopped before the stack is', () => {
  const NESTED: Readonly<Record<string, (times: number) => string>> = {
    parentheses: (times) => `${'('.repeat(times)}n = 1${')'.repeat(times)}`,
    'open parentheses': (times) => '('.repeat(times),
    negations: (times) => `${'NOT '.repeat(times)}n = 1`,
    minuses: (times) => `n = ${'-'.repeat(times)}n`,
    'spaced minuses': (times) => `n = ${'- '.repeat(times)}1`,
    disjunctions: (times) => `${'(n = 1 OR '.repeat(times)}n = 1${')'.repeat(times)}`,
    calls: (times) => `${'f('.repeat(times)}1${')'.repeat(times)} = 1`,
    folds: (times) => `${'CASEI('.repeat(times)}name${')'.repeat(times)} = 'a'`,
    lists: (times) => `A_EQUALS(tags, ${'('.repeat(times)}1${')'.repeat(times)})`,
    intervals: (times) => `T_AFTER(day, ${'INTERVAL('.repeat(times)}`,
    'lists of INs': (times) => `${'n IN ('.repeat(times)}`,
    sums: (times) => `n = 1${' + 1'.repeat(times)}`,
    products: (times) => `n = 1${' * (1 - 1)'.repeat(times)}`,
  }

  test.each(Object.entries(NESTED))('%s', (_, nest) => {
    expect(['limit', 'syntax']).toContain(kindOf(() => readText(nest(1_100))))
    expect(['limit', 'syntax']).toContain(kindOf(() => readText(nest(100_000), ANY_LENGTH)))
  })

  test('JSON', () => {
    const nest = (times: number): unknown => {
      let value: unknown = true
      for (let index = 0; index < times; index += 1) value = { op: 'not', args: [value] }
      return value
    }
    expect(kindOf(() => readJson(nest(63)))).toBe('read')
    expect(kindOf(() => readJson(nest(64)))).toBe('limit')
    expect(kindOf(() => readJson(nest(100_000)))).toBe('limit')
    let list: unknown = []
    for (let index = 0; index < 100_000; index += 1) list = [list]
    expect(kindOf(() => readJson({ op: 'f', args: list }))).toBe('limit')
  })
})

describe('a chain is flat', () => {
  test.each(['AND', 'OR'])('1,000 terms of %s', (word) => {
    const text = Array.from({ length: 1_000 }, (_, index) => `n = ${index}`).join(` ${word} `)
    const tree = readText(text)
    expect(printText(tree)).toBe(text)
    expect(printText(readJson(printJson(tree)))).toBe(text)
    expect(compile(check(tree, { queryables: QUERYABLES }))(itemOf({ n: 999 }))).toBe(word === 'OR')
  })

  test('a tree of all levels comes back', () => {
    const text = `${'('.repeat(63)}n = 1${')'.repeat(63)}`
    expect(printText(readText(text))).toBe('n = 1')
    const sum = `n = 1${' + 1'.repeat(62)}`
    expect(printText(readJson(printJson(readText(sum))))).toBe(sum)
  })
})

test('each limit is held', () => {
  const line = `S_WITHIN(geometry, LINESTRING(${Array.from({ length: 5_001 }, () => '1 2').join(',')}))`
  expect(kindOf(() => readText(line, ANY_LENGTH))).toBe('limit')
  expect(kindOf(() => readText(`n IN (${'1,'.repeat(10_000)}1)`, ANY_LENGTH))).toBe('limit')
  expect(kindOf(() => readText(`n = 1${' '.repeat(20_000)}`))).toBe('limit')
  expect(kindOf(() => readText('n = 1', { limits: { ...DEFAULT_LIMITS, nodes: 2 } }))).toBe('limit')
})

describe('megabytes end (time that grows with the square would not)', () => {
  const LONG: Readonly<Record<string, (times: number) => string>> = {
    terms: (times) => `${'(n = 1) OR '.repeat(times)}TRUE`,
    lists: (times) => `A_EQUALS(tags, (${"('a'), ".repeat(times)}'b'))`,
    names: (times) => `${'a'.repeat(times * 10)} = 1`,
    digits: (times) => `n = ${'1'.repeat(times * 10)}x`,
    quotes: (times) => `name = '${"''".repeat(times * 10)}'`,
    backslashes: (times) => `name = '${'\\'.repeat(times * 10)}`,
    spaces: (times) => `n = ${' '.repeat(times * 10)}`,
    positions: (times) => `S_WITHIN(geometry, MULTIPOINT(${'(1 2), '.repeat(times)}(1 2)))`,
  }
  const limits = { length: 1e8, depth: 64, nodes: 1e8, vertices: 1e8 }

  test.each(Object.entries(LONG))('%s', (_, long) => {
    kindOf(() => readText(long(400_000), { limits }))
  })

  test('a pattern that makes others slow', () => {
    const filter = readText(`name LIKE '${'%a'.repeat(200)}%b'`)
    const matches = compile(check(filter, { queryables: QUERYABLES }))
    expect(matches(itemOf({ name: 'a'.repeat(100_000) }))).toBe(false)
  })

  test('relations within the arguments of relations are checked and compiled once', () => {
    let text = "'a'"
    for (let index = 0; index < 15; index += 1) text = `sure(A_EQUALS(mixed, (${text})))`
    const tree = readText(text.replace("('a')", "('a', 'b')"))
    let made = 0
    const sure: FunctionMaker = (constants) => {
      made += 1
      return RUNTIME.functions.sure?.(constants) ?? (() => null)
    }
    const runtime = { ...RUNTIME, functions: { ...RUNTIME.functions, sure } }
    compile(check(tree, { queryables: QUERYABLES, functions: FUNCTIONS }), runtime)
    expect(made).toBe(15)
  })
})

const WORDS = [
  ..."( ) , = <> < > <= >= + - * / % ^ div AND OR NOT LIKE BETWEEN IN IS NULL TRUE FALSE 'a%' '' \" ' \\ . 1 -2.5e3".split(
    ' ',
  ),
  ...'n x name ok day at when geometry tags near sure length CASEI ACCENTI DATE TIMESTAMP INTERVAL BBOX POINT Z'.split(
    ' ',
  ),
  ...'POLYGON MULTIPOINT GEOMETRYCOLLECTION S_INTERSECTS T_DURING T_AFTER A_CONTAINS (1,2) (0,0) \u0000 é 𐍈 النص'.split(
    ' ',
  ),
  ...["'2024-02-29'", "'..'", "'2024-02-29T00:00:00Z'", '(1 2)', '((0 0, 1 0, 1 1, 0 0))'],
]

/** Everything that a server would do with it. */
function serve(text: string): string {
  return kindOf(() => {
    const tree = readText(text)
    const checked = check(tree, { queryables: QUERYABLES, functions: FUNCTIONS })
    const runtime = { ...RUNTIME, spatial: { ...RUNTIME.spatial, prepare: (): object => ({}), ...NO_SPACE } }
    compile(checked, runtime)(itemOf({ n: 1, name: 'a', tags: ['a'], day: 1, at: 1, ok: true }))
  })
}

/** Random geometry may be invalid, which is no matter of this package. */
const no = () => false
const NO_SPACE = {
  contains: no,
  crosses: no,
  disjoint: no,
  equals: no,
  intersects: no,
  overlaps: no,
  touches: no,
  within: no,
}

test('words in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 20 }), fc.constantFrom('', ' '), (words, between) => {
      serve(words.join(between))
    }),
    propertyOptions(3000),
  )
})

test('filters with a few characters changed', () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...WORDS)), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(trees, changes, (tree, edits) => {
      let text = printText(tree)
      for (const [where, length, word] of edits) {
        const offset = where % (text.length + 1)
        text = text.slice(0, offset) + word + text.slice(offset + length)
      }
      serve(text)
    }),
    propertyOptions(1000),
  )
})

test('any string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void serve(text)),
    propertyOptions(1000),
  )
})

test('any value as JSON', () => {
  const op = fc.constantFrom(
    'and',
    'not',
    '=',
    'in',
    'like',
    'between',
    's_within',
    't_after',
    'a_equals',
    '+',
    'f',
    'casei',
    'isNull',
  )
  const key = fc.constantFrom('op', 'args', 'property', 'date', 'interval', 'type', 'coordinates', 'bbox', '__proto__')
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true, withSparseArray: true }),
      fc.constantFrom('..', '2024-02-29', 'Point', 1, 0),
      fc.record({ op, args: fc.array(tie('value'), { maxLength: 3 }) }),
      fc.dictionary(key, tie('value'), { maxKeys: 3 }),
    ),
  }))
  fc.assert(
    fc.property(value, (json) => void kindOf(() => readJson(json))),
    propertyOptions(3000),
  )
})

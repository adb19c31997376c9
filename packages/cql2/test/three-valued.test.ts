import { check, compile, type Expression, type Queryables, readText } from '@nahrain/cql2'
import { propertyOptions } from '@nahrain/testkit'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { itemOf } from './support/places.ts'

/**
 * The oracle: truth as a number between 0 and 1, missing as a half. AND is the least, OR the greatest, NOT the
 * complement. It knows nothing of how filters are compiled, and reads the filter from a nested array.
 */
type Filter =
  | readonly ['and' | 'or', ...Filter[]]
  | readonly ['not', Filter]
  | readonly ['=' | '<' | '<>', Operand, Operand]
  | readonly ['between', Operand, Operand, Operand]
  | readonly ['in', Operand, ...Operand[]]
  | readonly ['null', Operand]
type Operand = 'a' | 'b' | 'c' | number
type Values = Readonly<Record<'a' | 'b' | 'c', number | null>>

const QUERYABLES: Queryables = { a: { type: 'number' }, b: { type: 'number' }, c: { type: 'number' } }

function truth(filter: Filter, values: Values): number {
  const read = (operand: Operand | undefined) => (typeof operand === 'string' ? values[operand] : (operand ?? null))
  const known = (left: number | null, right: number | null, holds: (a: number, b: number) => boolean) =>
    left === null || right === null ? 0.5 : Number(holds(left, right))
  switch (filter[0]) {
    case 'and':
      return Math.min(...filter.slice(1).map((part) => truth(part as Filter, values)))
    case 'or':
      return Math.max(...filter.slice(1).map((part) => truth(part as Filter, values)))
    case 'not':
      return 1 - truth(filter[1], values)
    case 'null':
      return Number(read(filter[1]) === null)
    case 'between': {
      const [value = null, low = null, high = null] = filter.slice(1).map((part) => read(part as Operand))
      return Math.min(
        known(value, low, (a, b) => a >= b),
        known(value, high, (a, b) => a <= b),
      )
    }
    case 'in': {
      const [value = null, ...list] = filter.slice(1).map((part) => read(part as Operand))
      return Math.max(...list.map((item) => known(value, item, (a, b) => a === b)))
    }
    case '=':
      return known(read(filter[1]), read(filter[2]), (a, b) => a === b)
    case '<>':
      return known(read(filter[1]), read(filter[2]), (a, b) => a !== b)
    case '<':
      return known(read(filter[1]), read(filter[2]), (a, b) => a < b)
  }
}

function spell(filter: Filter): string {
  const [op, first, ...rest] = filter
  switch (op) {
    case 'and':
    case 'or':
      return filter
        .slice(1)
        .map((part) => `(${spell(part as Filter)})`)
        .join(` ${op} `)
    case 'not':
      return `NOT (${spell(filter[1])})`
    case 'null':
      return `${first} IS NULL`
    case 'between':
      return `${first} BETWEEN ${rest[0]} AND ${rest[1]}`
    case 'in':
      return `${first} IN (${rest.join(', ')})`
    case '=':
    case '<>':
    case '<':
      return `${first} ${op} ${rest[0]}`
  }
}

const operand: fc.Arbitrary<Operand> = fc.constantFrom<Operand>('a', 'b', 'c', 0, 1, 2)
const filters = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(fc.constantFrom('=' as const, '<' as const, '<>' as const), operand, operand),
    fc.tuple(fc.constant('null' as const), operand),
    fc.tuple(fc.constant('between' as const), operand, operand, operand),
    fc.tuple(fc.constant('in' as const), operand, operand, operand),
    fc.tuple(fc.constant('not' as const), tie('filter')),
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), tie('filter'), tie('filter')),
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), tie('filter'), tie('filter'), tie('filter')),
  ) as fc.Arbitrary<Filter>,
})).filter

const value = fc.constantFrom(null, 0, 1, 2)

test('a filter says what the oracle says', () => {
  fc.assert(
    fc.property(filters, fc.record({ a: value, b: value, c: value }), (filter, values) => {
      const tree: Expression = readText(spell(filter))
      const answer = compile(check(tree, { queryables: QUERYABLES }))(itemOf(values))
      expect(answer === null ? 0.5 : Number(answer)).toBe(truth(filter, values))
    }),
    propertyOptions(1000),
  )
})

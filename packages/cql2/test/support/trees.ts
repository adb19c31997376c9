import type { Expression, Interval, SimpleGeometry } from '@nahrain/cql2'
import * as fc from 'fast-check'

/** Random trees of everything that the grammar allows. */

const at = { column: 1 }

const name = fc.oneof(
  fc.constantFrom('a', 'eo:cloud_cover', 'date', 'point', 'and', 'div', 'Z', 'two words', 'say "so"', 'النص', '𐍈.1'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
)
const functionName = fc.constantFrom('f', 'distance', 'Buffer', 'منطقة', 'z')
/** CQL2 text has no spelling for a string that ends in a backslash. */
const text = fc
  .oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom("'", '\\', '%', 'a') }))
  .map((value) => value.replace(/\\+$/, ''))
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => (value === 0 ? 0 : value))
const day = fc.integer({ min: -719_528, max: 2_932_896 })
const instant = fc
  .record({ day, micros: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 999_999 })), second: fc.nat(86_399) })
  .map((parts) => parts.day * 86_400_000 + parts.second * 1000 + parts.micros / 1000)

const degrees = (most: number) =>
  fc
    .oneof(fc.integer({ min: -most, max: most }), fc.double({ min: -most, max: most, noNaN: true }))
    .map((value) => (value === 0 ? 0 : value))
const position = fc.oneof(fc.tuple(degrees(180), degrees(90)), fc.tuple(degrees(180), degrees(90), number))
const positions = (minLength: number) => fc.array(position, { minLength, maxLength: 5 })
const ring = positions(3).map((open) => [...open, ...open.slice(0, 1)])
const some = <Item>(item: fc.Arbitrary<Item>) => fc.array(item, { minLength: 1, maxLength: 3 })
const simple: fc.Arbitrary<SimpleGeometry> = fc.oneof(
  fc.record({ type: fc.constant('Point' as const), coordinates: position }),
  fc.record({ type: fc.constant('LineString' as const), coordinates: positions(2) }),
  fc.record({ type: fc.constant('Polygon' as const), coordinates: some(ring) }),
  fc.record({ type: fc.constant('MultiPoint' as const), coordinates: positions(1) }),
  fc.record({ type: fc.constant('MultiLineString' as const), coordinates: some(positions(2)) }),
  fc.record({ type: fc.constant('MultiPolygon' as const), coordinates: some(some(ring)) }),
)
/** The schema wants two geometries in a collection. */
const geometry = fc.oneof(
  simple,
  fc
    .array(simple, { minLength: 2, maxLength: 3 })
    .map((geometries) => ({ type: 'GeometryCollection' as const, geometries })),
)
const bbox = fc
  .tuple(degrees(180), degrees(90), degrees(180), degrees(90))
  .map(([west, a, east, b]) => [west, Math.min(a, b), east, Math.max(a, b)] as const)

type Slots = {
  condition: Expression
  scalar: Expression
  character: Expression
  number: Expression
  reference: Expression
  end: Interval['start']
  argument: Expression
}

const node = (fields: object) => ({ ...fields, at }) as unknown as Expression
const pair = (kind: string, ops: readonly string[], operand: fc.Arbitrary<Expression>) =>
  fc.record({ op: fc.constantFrom(...ops), left: operand, right: operand }).map((fields) => node({ kind, ...fields }))

const LITERALS = {
  text: text.map((value) => node({ kind: 'string', value })),
  number: number.map((value) => node({ kind: 'number', value })),
  boolean: fc.boolean().map((value) => node({ kind: 'boolean', value })),
  date: day.map((value) => node({ kind: 'date', day: value })),
  timestamp: instant.map((value) => node({ kind: 'timestamp', instant: value })),
  geometry: geometry.map((value) => node({ kind: 'geometry', geometry: value })),
  bbox: bbox.map((value) => node({ kind: 'bbox', bbox: value })),
}

const TEMPORAL = ['t_after', 't_contains', 't_finishedBy', 't_metBy', 't_overlappedBy', 't_startedBy', 't_intersects']
const depth = { depthSize: 'small', withCrossShrink: true } as const

/** A pattern: a string, folded or not. */
const pattern = fc
  .tuple(text, fc.array(fc.constantFrom('casei', 'accenti'), { maxLength: 2 }))
  .map(([value, ops]) => ops.reduce((arg, op) => node({ kind: 'fold', op, arg }), node({ kind: 'string', value })))

export const trees: fc.Arbitrary<Expression> = fc.letrec<Slots>((tie) => {
  const condition = tie('condition')
  const list = (item: fc.Arbitrary<Expression>, minLength: number) => fc.array(item, { minLength, maxLength: 3 })
  const interval = fc.record({ start: tie('end'), end: tie('end') }).map((ends) => node({ kind: 'interval', ...ends }))
  const array = list(tie('argument'), 0).map((items) => node({ kind: 'array', items }))
  return {
    condition: fc.oneof(
      depth,
      pair('comparison', ['=', '<>', '<', '>', '<=', '>='], tie('scalar')),
      LITERALS.boolean,
      fc.record({ kind: fc.constantFrom('and', 'or'), args: list(condition, 2) }).map(node),
      condition.map((arg) => node({ kind: 'not', arg })),
      fc.record({ value: tie('character'), pattern }).map((fields) => node({ kind: 'like', ...fields })),
      fc
        .record({ value: tie('number'), low: tie('number'), high: tie('number') })
        .map((fields) => node({ kind: 'between', ...fields })),
      fc
        .record({ value: tie('scalar'), list: list(tie('scalar'), 1) })
        .map((fields) => node({ kind: 'in', ...fields })),
      tie('argument')
        .filter(({ kind }) => kind !== 'array')
        .map((value) => node({ kind: 'is-null', value })),
      pair('spatial', ['s_intersects', 's_within'], fc.oneof(LITERALS.geometry, LITERALS.bbox, tie('reference'))),
      pair('temporal', TEMPORAL, fc.oneof(LITERALS.date, LITERALS.timestamp, interval, tie('reference'))),
      pair('array-relation', ['a_equals', 'a_containedBy'], fc.oneof(array, tie('reference'))),
    ),
    scalar: fc.oneof(depth, LITERALS.boolean, LITERALS.date, LITERALS.timestamp, tie('character'), tie('number')),
    character: fc.oneof(
      depth,
      LITERALS.text,
      tie('reference'),
      fc
        .record({ op: fc.constantFrom('casei', 'accenti'), arg: tie('character') })
        .map((fields) => node({ kind: 'fold', ...fields })),
    ),
    number: fc.oneof(
      depth,
      LITERALS.number,
      tie('reference'),
      pair('arithmetic', ['+', '-', '*', '/', '%', 'div', '^'], tie('number')),
    ),
    reference: fc.oneof(
      depth,
      name.map((value) => node({ kind: 'property', name: value })),
      fc
        .record({ name: functionName, args: list(tie('argument'), 0) })
        .map((fields) => node({ kind: 'call', ...fields })),
    ),
    end: fc.oneof(
      LITERALS.date,
      LITERALS.timestamp,
      fc.constant(node({ kind: 'open' })),
      tie('reference'),
    ) as fc.Arbitrary<Interval['start']>,
    argument: fc.oneof(depth, tie('scalar'), condition, LITERALS.geometry, LITERALS.bbox, interval, array),
  }
}).condition

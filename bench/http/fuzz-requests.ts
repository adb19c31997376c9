import * as fc from 'fast-check'

/** The parts of an OpenAPI document that addresses are made from. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly parameters?: readonly Parameter[] } }>>
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> }
}

type Parameter =
  | { readonly $ref: string }
  | { readonly name: string; readonly in: string; readonly schema: Schema; readonly explode?: boolean }

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly format?: string
}

/** What nobody should send: each has brought down some server. */
const HOSTILE = [
  '',
  ' ',
  '-1',
  '0',
  '1e999',
  'NaN',
  '9007199254740993',
  '%00',
  '\u0000',
  '\u202e',
  '𐍈',
  '../../etc/passwd',
  '<script>',
  "'",
  '"',
  '--',
  '{}',
  '[]',
  'null',
  '__proto__',
  'constructor',
  'toString',
  ',,,',
  '1,2,3',
  '170,-10,-170,10',
  'x'.repeat(3000),
  '('.repeat(500),
  '../..',
  '2024-13-45',
  '2014/..',
]

/** Conditions to start from; those of a filter in JSON are made by whoever asks. */
export const FILTERS = [
  "name LIKE '%a%'",
  'number > 5 AND number <= 100',
  'start IS NULL OR NOT (end IS NOT NULL)',
  'S_INTERSECTS(geom, BBOX(40, 30, 45, 35))',
  "T_INTERSECTS(INTERVAL('2014-01-01', '..'), INTERVAL('2015-01-01', '2016-01-01'))",
  "CASEI(name) IN (CASEI('a'), CASEI('b'))",
  'number / 0 = number ^ 3 % 7',
  'S_WITHIN(geom, POLYGON((40 30, 45 30, 45 35, 40 30)))',
  "f0 = 'v1' AND number BETWEEN 1 AND 5",
] as const

/** Addresses of every path with parameters that its description allows, and others that it does not. */
export function addresses(document: OpenApi, ids: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<string> {
  const parameterOf = (parameter: Parameter) =>
    '$ref' in parameter
      ? (document.components.parameters[parameter.$ref.split('/').at(-1) ?? ''] as Exclude<Parameter, { $ref: string }>)
      : parameter
  const each = Object.entries(document.paths).map(([path, { get }]) => {
    const known = (get?.parameters ?? []).map(parameterOf)
    const query = known
      .filter((parameter) => parameter.in === 'query')
      .map((parameter) => fc.tuple(fc.constant(parameter.name), valueIn(parameter.name, parameter.schema)))
    const stranger = fc.tuple(fc.constantFrom('x', 'f', '__proto__', 'limit', ''), hostile)
    const several = { maxLength: 4, selector: ([name]: readonly [string, string]) => name }
    const pairs = fc.oneof(
      { weight: 9, arbitrary: fc.uniqueArray(fc.oneof(json, ...query), several) },
      { weight: 1, arbitrary: fc.array(fc.oneof(stranger, ...query), { maxLength: 4 }) },
    )
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
    const parts = fc.tuple(
      ...names.map((name) => fc.oneof(fc.constantFrom(...(ids[name] ?? ['0'])), hostile, fc.nat(300).map(String))),
    )
    // Where more can be asked, more is asked.
    const weight = 1 + query.length
    const arbitrary = fc.tuple(parts, pairs).map(([values, given]) => {
      const filled = values.reduce(
        (address, value, index) => address.replace(`{${names[index]}}`, encodeURIComponent(value)),
        path,
      )
      const text = given.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
      return text === '' ? filled : `${filled}?${text}`
    })
    return { weight, arbitrary }
  })
  return fc.oneof(...each)
}

const json = fc.constant(['f', 'json'] as const)

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replace(/\p{Surrogate}/gu, '')),
)

/** Three in four as the description says. */
function valueIn(name: string, schema: Schema): fc.Arbitrary<string> {
  return fc.oneof({ weight: 3, arbitrary: allowed(name, schema) }, { weight: 1, arbitrary: hostile })
}

function allowed(name: string, schema: Schema): fc.Arbitrary<string> {
  if (name === 'filter') return fc.oneof(fc.constantFrom(...FILTERS), mutated)
  if (name.startsWith('bbox') && schema.type === 'array') return box
  if (name === 'datetime')
    return fc.constantFrom('2014', '2014-05/..', '2014-01-01/2015-01-01', '2014-01-01T00:00:00Z', '../2020')
  if (name === 'region')
    return fc.constantFrom('box:40,30,45,35', 'near:44,33:50', 'place:iraq', 'polygon:40,30,45,30,45,35', 'along:x:5')
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum.map(String))
  switch (schema.type) {
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -10, max: schema.maximum ?? 1000 }).map(String)
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true }).map(String)
    case 'boolean':
      return fc.constantFrom('true', 'false')
    case 'array':
      return fc.array(allowed('', schema.items ?? {}), { minLength: 1, maxLength: 4 }).map((list) => list.join(','))
    default:
      return fc.oneof(fc.constantFrom('a', 'v1', 'name', '-name', 'number', '2014-05-01'), fc.string({ maxLength: 10 }))
  }
}

const degrees = (most: number) =>
  fc.oneof(fc.integer({ min: -most, max: most }), fc.double({ min: -most, max: most, noNaN: true }))
const box = fc
  .tuple(degrees(180), degrees(90), degrees(180), degrees(90))
  .map(([west, a, east, b]) => [west, Math.min(a, b), east, Math.max(a, b)].join(','))

/** Texts that almost are conditions: some pieces taken out, doubled, exchanged or put in. */
export function mutations(seeds: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 3 }))
  const change = fc.record({ at: fc.nat(400), kind: fc.nat(3), piece })
  return fc.tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 5 })).map(([seed, changes]) =>
    changes
      .reduce<readonly string[]>(
        (pieces, { at, kind, piece: added }) => {
          const place = at % (pieces.length + 1)
          const kept = kind === 0 ? [] : kind === 1 ? [...pieces.slice(place, place + 1), added] : [added]
          return [...pieces.slice(0, place), ...kept, ...pieces.slice(kind === 3 ? place : place + 1)]
        },
        seed.match(/[\w.]+|\s+|./gsu) ?? [],
      )
      .join(''),
  )
}

const PIECES = [
  '(',
  ')',
  "'",
  '"',
  ',',
  ' AND ',
  ' OR ',
  'NOT ',
  ' IS NULL',
  ' = ',
  '<>',
  '-',
  '1e400',
  '0',
  'name',
  'number',
  'geom',
  "'x'",
  ' IN (',
  'CASEI(',
  'POINT(1 2)',
  'TIMESTAMP(',
  "DATE('2014-02-30')",
  'BBOX(0,0,1,1)',
  ' LIKE ',
  '%',
  '^',
  ' div ',
  '((((((((',
  '{',
  '"op":"and"',
  'null',
  '[]',
  '\u0000',
] as const

const mutated = mutations(FILTERS)

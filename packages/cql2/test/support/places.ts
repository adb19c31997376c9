import type { FunctionDeclaration, FunctionMaker, Item, Queryables } from '@nahrain/cql2'
import { check, compile, printJson, readJson, readText } from '@nahrain/cql2'
import { jstsSpatial } from './spatial.ts'

/** A small vocabulary of the tests' own, with every type. */
export const QUERYABLES: Queryables = {
  name: { type: 'string' },
  kind: { type: 'string', values: ['attack', 'protest'] },
  n: { type: 'integer' },
  x: { type: 'number' },
  ok: { type: 'boolean' },
  day: { type: 'date' },
  at: { type: 'timestamp' },
  when: { type: 'interval' },
  geometry: { type: 'geometry' },
  tags: { type: 'array', items: 'string' },
  days: { type: 'array', items: 'date' },
  mixed: { type: 'array' },
}

export const FUNCTIONS: readonly FunctionDeclaration[] = [
  {
    name: 'near',
    parameters: [
      { name: 'geometry', types: ['geometry'] },
      { name: 'degrees', types: ['number'], optional: true },
    ],
    returns: 'boolean',
  },
  { name: 'length', parameters: [{ name: 'value', types: ['string', 'array'] }], returns: 'integer' },
  { name: 'sure', parameters: [{ name: 'condition', types: ['boolean'] }], returns: 'boolean' },
  { name: 'year', parameters: [{ name: 'time', types: ['timestamp', 'date'] }], returns: 'integer' },
]

const MAKERS: Readonly<Record<string, FunctionMaker>> = {
  near: () => (values) => values[0] !== null,
  length: () => (values) => (typeof values[0] === 'string' || Array.isArray(values[0]) ? values[0].length : null),
  sure: () => (values) => values[0] === true,
  year: () => (values) => (values[0] === null ? null : 2024),
}

export const RUNTIME = { spatial: jstsSpatial, functions: MAKERS }

export function itemOf(values: Readonly<Record<string, unknown>>): Item {
  return (name) => values[name]
}

/** What a filter says of an item, which must be the same after a journey through JSON. */
export function ask(filter: string, values: Readonly<Record<string, unknown>> = {}): boolean | null {
  const expression = readText(filter)
  const answers = [expression, readJson(printJson(expression))].map((tree) =>
    compile(check(tree, { queryables: QUERYABLES, functions: FUNCTIONS }), RUNTIME)(itemOf(values)),
  )
  if (answers[0] !== answers[1]) throw new Error(`${filter}: text and JSON disagree`)
  return answers[0] ?? null
}

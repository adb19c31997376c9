import {
  Cql2Error,
  check,
  DEFAULT_LIMITS,
  type Expression,
  printText,
  type Queryable,
  type ReadOptions,
  readJson,
  readText,
} from '@nahrain/cql2'
import { ROW_FUNCTIONS, type RowProperty } from '@nahrain/engine'
import { invalidParameter } from '@nahrain/model'
import type { Collection } from '../collections.ts'
import { coordinateSystem } from '../crs/coordinate-systems.ts'
import { readGdalText } from './gdal-text.ts'
import { takeOne, takeWord } from './parameters.ts'

/** `cql-text` is GDAL's word for CQL2 text, from before the standard, and for what it makes of it. */
export const FILTER_LANGUAGES = ['cql2-text', 'cql2-json', 'cql-text'] as const
type FilterLanguage = (typeof FILTER_LANGUAGES)[number]

/** Where a literal stands that came in a parameter of its own. */
const HERE = { column: 1 } as const

/**
 * Takes `filter` with its language and reference system, and the properties that are parameters, and says it all in one text of CQL2;
 * undefined where there is none. @throws invalid-parameter
 */
export function takeFilter(parameters: URLSearchParams, collection: Collection): string | undefined {
  const filter = takeOne(parameters, 'filter')
  const language = takeWord(parameters, 'filter-lang', FILTER_LANGUAGES) ?? 'cql2-text'
  const { toDegrees } = coordinateSystem(takeOne(parameters, 'filter-crs'), 'filter-crs')
  const parts: Expression[] = []
  if (filter !== undefined) {
    parts.push(
      blaming('filter', () => checked(readFilter(filter, { language, collection, inDegrees: toDegrees }), collection)),
    )
  }
  for (const name of new Set(parameters.keys())) {
    const property = collection.properties.parameters.get(name)
    const text = property && takeOne(parameters, name)
    if (property !== undefined && text !== undefined) parts.push(equality(property, text, collection))
  }
  const [first] = parts
  if (first === undefined) return undefined
  return blaming('filter', () => canonical(parts.length === 1 ? first : { kind: 'and', args: parts, at: HERE }))
}

interface FilterReading extends ReadOptions {
  readonly language: FilterLanguage
  readonly collection: Collection
}

function readFilter(filter: string, { language, collection, ...options }: FilterReading): Expression {
  switch (language) {
    case 'cql2-text':
      return readText(filter, options)
    case 'cql-text':
      return readGdalText(filter, collection.properties.vocabulary, options)
    case 'cql2-json':
      return readJson(parseJson(filter), options)
  }
}

/** Not JSON at all: the document as a whole is what is wrong. */
function parseJson(filter: string): unknown {
  const { length } = DEFAULT_LIMITS
  const fault = (got: string, expected: string) =>
    new Cql2Error({ kind: 'syntax', position: { pointer: '' }, got, expected })
  if (filter.length > length) throw fault(`${filter.length} characters`, `at most ${length}`)
  try {
    return JSON.parse(filter)
  } catch {
    throw fault('a text that is no JSON', 'JSON, since filter-lang is cql2-json')
  }
}

function checked(expression: Expression, { properties }: Collection): Expression {
  return check(expression, { queryables: properties.vocabulary, functions: ROW_FUNCTIONS }).expression
}

/** `name=value` of a property. */
function equality({ name, type }: RowProperty, text: string, collection: Collection): Expression {
  const left: Expression = { kind: 'property', name, at: HERE }
  const right = literalOf(name, type, text)
  // Two positions: one and the same would stand for a property that is a condition by itself.
  const whole: Expression = { kind: 'comparison', op: '=', left, right, at: HERE }
  return blaming(name, () => checked(whole, collection))
}

function literalOf(name: string, { type }: Queryable, text: string): Expression {
  const at = { column: 1 }
  switch (type) {
    case 'number':
    case 'integer': {
      const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
      if (!Number.isFinite(value)) throw invalidParameter(name, `"${text}"`, 'a number')
      return { kind: 'number', value, at }
    }
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw invalidParameter(name, `"${text}"`, 'true or false')
      return { kind: 'boolean', value: text === 'true', at }
    // The check makes dates and times of texts that are compared with them.
    case 'string':
    case 'date':
    case 'timestamp':
    case 'interval':
    case 'geometry':
    case 'array':
      return { kind: 'string', value: text, at }
  }
}

/** What the engine reads: text, whatever the client wrote, which JSON can make longer than a text may be. */
function canonical(expression: Expression): string {
  const text = printText(expression)
  const { length } = DEFAULT_LIMITS
  if (text.length <= length) return text
  throw new Cql2Error({
    kind: 'limit',
    position: expression.at,
    got: `a filter of ${text.length} characters as text`,
    expected: `at most ${length}`,
  })
}

/** A fault of an expression is one of the parameter that it came in; the cause keeps where it stands there. */
function blaming<Value>(parameter: string, work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Cql2Error)) throw error
    throw invalidParameter(parameter, `${error.got}${whereOf(parameter, error)}`, error.expected, error)
  }
}

function whereOf(parameter: string, { position }: Cql2Error): string {
  if (parameter !== 'filter') return ''
  return 'column' in position ? ` (col ${position.column})` : ` (at ${position.pointer || 'the root'})`
}

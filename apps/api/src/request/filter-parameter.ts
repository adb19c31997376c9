import {
  Cql2Error,
  check,
  type Expression,
  printText,
  type Queryables,
  type ReadOptions,
  readJson,
  readText,
} from '@nahrain/cql2'
import { propertiesOf, ROW_FUNCTIONS, type RowProperty } from '@nahrain/engine'
import { invalidParameter } from '@nahrain/model'
import type { Collection } from '../collections.ts'
import { coordinateSystem } from '../crs/coordinate-systems.ts'
import { parameterProperties, takeOne } from './parameters.ts'

/** `cql-text` is how GDAL spells it, from before the standard. */
export const FILTER_LANGUAGES = ['cql2-text', 'cql2-json', 'cql-text'] as const

/**
 * Takes `filter` with its language and reference system, and the properties that are parameters, and says it all in one text of CQL2;
 * undefined where there is none. @throws invalid-parameter
 */
export function takeFilter(parameters: URLSearchParams, collection: Collection): string | undefined {
  const filter = takeOne(parameters, 'filter')
  const language = takeOne(parameters, 'filter-lang')
  const system = coordinateSystem(takeOne(parameters, 'filter-crs'), 'filter-crs')
  if (language !== undefined && !(FILTER_LANGUAGES as readonly string[]).includes(language)) {
    throw invalidParameter('filter-lang', language, `one of ${FILTER_LANGUAGES.join(', ')}`)
  }
  const queryables = queryablesOf(collection)
  const parts = parameterProperties(collection).flatMap((property) => takeProperty(parameters, property, queryables))
  if (filter !== undefined) {
    const inDegrees = system.toDegrees
    parts.unshift(blaming('filter', () => checked(readFilter(filter, language, { inDegrees }), queryables)))
  }
  if (parts.length === 0) return undefined
  const [first] = parts
  const whole: Expression = parts.length === 1 && first ? first : { kind: 'and', args: parts, at: HERE }
  return blaming('filter', () => printText(whole))
}

const HERE = { column: 1 } as const

export function queryablesOf({ loaded }: Collection): Queryables {
  return Object.fromEntries(propertiesOf(loaded.dataset).map(({ name, type }) => [name, type]))
}

function readFilter(filter: string, language: string | undefined, options: ReadOptions): Expression {
  if (language !== 'cql2-json') return readText(filter, options)
  return readJson(parseJson(filter), options)
}

function parseJson(filter: string): unknown {
  try {
    return JSON.parse(filter)
  } catch (cause) {
    throw invalidParameter('filter', filter, 'a JSON document, since filter-lang is cql2-json', cause)
  }
}

function checked(expression: Expression, queryables: Queryables): Expression {
  return check(expression, { queryables, functions: ROW_FUNCTIONS }).expression
}

/** `name=value`, of which several widen. */
function takeProperty(parameters: URLSearchParams, { name, type }: RowProperty, queryables: Queryables): Expression[] {
  const texts = [...new Set(parameters.getAll(name))]
  parameters.delete(name)
  if (texts.length === 0) return []
  const value: Expression = { kind: 'property', name, at: HERE }
  const list = texts.map((text) => literalOf(name, type.type, text))
  return [blaming(name, () => checked({ kind: 'in', value, list, at: HERE }, queryables))]
}

function literalOf(name: string, type: RowProperty['type']['type'], text: string): Expression {
  switch (type) {
    case 'number':
    case 'integer': {
      const value = text.trim() === '' ? Number.NaN : Number(text)
      if (!Number.isFinite(value)) throw invalidParameter(name, text, 'a number')
      return { kind: 'number', value, at: HERE }
    }
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw invalidParameter(name, text, 'true or false')
      return { kind: 'boolean', value: text === 'true', at: HERE }
    default:
      return { kind: 'string', value: text, at: HERE }
  }
}

/** A fault of an expression is one of the parameter that it came in, and keeps where it stands there. */
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

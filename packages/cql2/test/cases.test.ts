import {
  check,
  compile,
  type Expression,
  type Item,
  printJson,
  type Queryables,
  readJson,
  readText,
} from '@nahrain/cql2'
import { describe, expect, test } from 'vitest'
import { HAS_SHARED, NOT_HERE, sharedText } from './support/shared.ts'
import { jstsSpatial } from './support/spatial.ts'

/** The standard's abstract tests: filters over its three collections with the number of features that they select. */

interface Case {
  readonly class: string
  readonly collection: string
  readonly filter: string
  readonly numberMatched: number
}

interface Collection {
  readonly items: readonly Item[]
  readonly queryables: Queryables
}

interface Feature {
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>>
}

const TIMES: Queryables = {
  date: { type: 'date' },
  start: { type: 'timestamp' },
  end: { type: 'timestamp' },
  boolean: { type: 'boolean' },
}

function readCollection(name: string): Collection {
  const { features }: { readonly features: readonly Feature[] } = JSON.parse(sharedText(`${name}.geojson.gz`))
  const columns = features.flatMap(({ properties }) => Object.entries(properties))
  const types = columns.filter(([, value]) => value !== null).map(([column, value]) => [column, { type: typeof value }])
  return {
    queryables: { ...Object.fromEntries(types), ...TIMES, geom: { type: 'geometry' } },
    items: features.map(
      ({ geometry, properties }) =>
        (name) =>
          name === 'geom' ? geometry : properties[name],
    ),
  }
}

function count(expression: Expression, { items, queryables }: Collection): number {
  const matches = compile(check(expression, { queryables }), { spatial: jstsSpatial })
  return items.filter((item) => matches(item) === true).length
}

const CASES: readonly Case[] = HAS_SHARED ? JSON.parse(sharedText('cases.json')) : []
const collections = new Map<string, Collection>()

function collectionOf(name: string): Collection {
  const collection = collections.get(name) ?? readCollection(name)
  collections.set(name, collection)
  return collection
}

describe.skipIf(!HAS_SHARED)(`counted filters of the standard${NOT_HERE}`, () => {
  test('they are all here', () => expect(CASES.length).toBe(175))

  test.each(CASES)('$class: $filter', ({ collection, filter, numberMatched }) => {
    const expression = readText(filter)
    expect(count(expression, collectionOf(collection))).toBe(numberMatched)
    const again = readJson(JSON.parse(JSON.stringify(printJson(expression))))
    expect(count(again, collectionOf(collection))).toBe(numberMatched)
  })
})

import { compareTexts } from '@nahrain/cql2'
import { invalidParameter, type SortKey } from '@nahrain/model'
import { type PropertyColumns, valueAt } from './property-columns.ts'
import type { RowProperty } from './queryables.ts'

/** Orders of all rows by properties. */
export interface PropertyOrders {
  /** @throws invalid-parameter for a property that is not there or has no order; damaged-dataset */
  readonly prepare: (keys: readonly SortKey[]) => Promise<void>
  /** All rows in a prepared order; equal ones in row order. */
  readonly order: (keys: readonly SortKey[]) => Uint32Array
}

/** Orders that are kept, four bytes a row each. */
const MOST_ORDERS = 8

export function createPropertyOrders(
  columns: PropertyColumns,
  properties: readonly RowProperty[],
  count: number,
): PropertyOrders {
  const orders = new Map<string, Uint32Array>()
  const sortable = properties.filter(isSortable).map(({ name }) => name)
  return {
    async prepare(keys) {
      const unknown = keys.find(({ property }) => !sortable.includes(property))
      if (unknown !== undefined) throw invalidParameter('sortby', unknown.property, `one of ${sortable.join(', ')}`)
      if (!orders.has(JSON.stringify(keys))) await columns.load(keys.map(({ property }) => property))
    },
    order(keys) {
      const key = JSON.stringify(keys)
      const order =
        orders.get(key) ??
        sortRows(
          count,
          keys.map(({ property, descending }) => comparison(columns, property, descending)),
        )
      orders.delete(key)
      orders.set(key, order)
      if (orders.size > MOST_ORDERS) orders.delete(orders.keys().next().value as string)
      return order
    },
  }
}

/** Places and lists have no order. */
export function isSortable({ type }: RowProperty): boolean {
  return type.type !== 'geometry' && type.type !== 'array'
}

type Compare = (a: number, b: number) => number

function sortRows(count: number, keys: readonly Compare[]): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, row) => row)
  return order.sort((a, b) => {
    for (const compare of keys) {
      const difference = compare(a, b)
      if (difference !== 0) return difference
    }
    return a - b
  })
}

/** By ranks, which are compared quickly; texts by code point, as CQL2 compares them. */
function comparison(columns: PropertyColumns, property: string, descending: boolean): Compare {
  const column = columns.get(property)
  const sign = descending ? -1 : 1
  if (column.kind === 'coded') {
    const ranks = ranksOf(column.values)
    return (a, b) =>
      rankOrder(ranks[column.codes[a] as number] as number, ranks[column.codes[b] as number] as number, sign)
  }
  // What is made as it is asked is days.
  const numberAt = (row: number) => (valueAt(column, row) as number | null) ?? Number.NaN
  return (a, b) => rankOrder(numberAt(a), numberAt(b), sign)
}

/** NaN, which is no value, comes last either way. */
function rankOrder(a: number, b: number, sign: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return sign * (a - b)
}

function ranksOf(values: readonly unknown[]): Float64Array {
  const present = [...values.keys()].filter((code) => values[code] !== null && values[code] !== undefined)
  present.sort((a, b) => compareTexts(String(values[a]), String(values[b])))
  const ranks = new Float64Array(values.length).fill(Number.NaN)
  present.forEach((code, rank) => {
    ranks[code] = rank
  })
  return ranks
}

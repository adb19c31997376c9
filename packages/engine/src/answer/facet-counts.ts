import type { FacetCounts } from '@nahrain/model'
import { type Dataset, type FacetCodes, isListed, type ListedCodes, type SingleCodes } from '../dataset/dataset.ts'
import { filterOf } from '../filters/plan.ts'
import type { Counter } from './counter.ts'
import type { RowList } from './selection.ts'

/** Each facet counted without its own filter, so that a reader sees what another choice would give. */
export function countFacets({ manifest, facets }: Dataset): Counter<FacetCounts[]> {
  const counts = facets.map(countsFor)
  const adders = facets.map((codes, facet) => adderFor(codes, counts[facet] as Int32Array))
  return {
    add({ passed, missed }, weight) {
      const rows = passed()
      for (let facet = 0; facet < adders.length; facet++) {
        const add = adders[facet] as Adder
        add(rows, weight)
        add(missed(filterOf(facet)), weight)
      }
    },
    result: () => {
      // One piece of memory for all: a slider asks often, and each piece of its own costs more than its numbers.
      const all = new Uint32Array(manifest.facets.reduce((sum, { values }) => sum + values.length, 0))
      let from = 0
      return manifest.facets.map(({ id, values: { length } }, facet) => {
        const own = all.subarray(from, from + length)
        own.set((counts[facet] as Int32Array).subarray(0, length))
        from += length
        return { facet: id, counts: own }
      })
    },
  }
}

/** One counter for every code that the column could hold, "none" among them: counting needs no question. */
function countsFor(codes: FacetCodes): Int32Array {
  return new Int32Array(codes instanceof Uint8Array ? 2 ** 8 : 2 ** 16)
}

type Adder = (rows: RowList, weight: 1 | -1) => void

/** Chosen once, outside of the loops. */
function adderFor(codes: FacetCodes, into: Int32Array): Adder {
  if (isListed(codes)) return (rows, weight) => addListed(codes, rows, into, weight)
  if (codes instanceof Uint8Array) return (rows, weight) => addBytes(codes, rows, into, weight)
  return (rows, weight) => addSingle(codes, rows, into, weight)
}

/** Like `addSingle`, apart so that the commonest kind of column has a loop of its own, which engines make faster. */
function addBytes(codes: Uint8Array, { rows, length }: RowList, into: Int32Array, weight: 1 | -1): void {
  for (let at = 0; at < length; at++) {
    const code = codes[rows[at] as number] as number
    into[code] = (into[code] as number) + weight
  }
}

function addSingle(codes: SingleCodes, { rows, length }: RowList, into: Int32Array, weight: 1 | -1): void {
  for (let at = 0; at < length; at++) {
    const code = codes[rows[at] as number] as number
    into[code] = (into[code] as number) + weight
  }
}

function addListed(
  { offsets, values }: ListedCodes,
  { rows, length }: RowList,
  into: Int32Array,
  weight: 1 | -1,
): void {
  for (let at = 0; at < length; at++) {
    const row = rows[at] as number
    const end = offsets[row + 1] as number
    for (let item = offsets[row] as number; item < end; item++) {
      const code = values[item] as number
      into[code] = (into[code] as number) + weight
    }
  }
}

import type { DaySpan } from '@nahrain/model'
import { type Dataset, type FacetCodes, isListed, NO_DAY, NO_TEXT, type SearchTexts } from '../dataset/dataset.ts'
import { CERTAIN, OUT, type RegionRelation } from '../geography/relation.ts'
import { searchWords } from '../text.ts'
import { BLOCK_ROWS, type BlockTest, type FilterTest } from './masks.ts'
import type { RowBlocks } from './row-blocks.ts'

/**
 * What a span says of a row's days; a row without a date has a start after its end. Days come in no order: without a branch, none is
 * foreseen wrongly.
 */
export function relateDays(first: number, last: number, { start, end }: DaySpan): RegionRelation {
  const touches = Number(first <= end) & Number(last >= start) & Number(first <= last)
  return (touches + (touches & Number(first >= start) & Number(last <= end))) as RegionRelation
}

export function duringFilter({ whenStart, whenEnd }: Dataset, blocks: RowBlocks, span: DaySpan): BlockTest {
  return (start, end, into) => {
    const { minStart, maxStart, maxEnd } = blocks.days(Math.floor(start / BLOCK_ROWS))
    if (minStart > span.end || maxEnd < span.start) return OUT
    const isDated = maxStart !== NO_DAY
    if (isDated && minStart >= span.start && maxEnd <= span.end) return CERTAIN
    for (let row = start; row < end; row++) {
      into[row - start] = relateDays(whenStart[row] as number, whenEnd[row] as number, span)
    }
    return undefined
  }
}

export function knownFilter({ known }: Dataset, day: number): BlockTest {
  if (known === undefined) return () => OUT
  return (start, end, into) => {
    for (let row = start; row < end; row++) into[row - start] = (known[row] as number) <= day ? CERTAIN : OUT
    return undefined
  }
}

/** `wanted` has a 1 for each wanted code; a row is in where one of its codes is wanted. */
export function facetFilter(codes: FacetCodes, wanted: Uint8Array): FilterTest {
  if (isListed(codes)) return listedFilter(codes.offsets, codes.values, (code) => wanted[code] === 1)
  const relations = new Uint8Array(codes instanceof Uint8Array ? 2 ** 8 : 2 ** 16)
  wanted.forEach((isWanted, code) => {
    relations[code] = isWanted === 1 ? CERTAIN : OUT
  })
  return { codes, relations }
}

/** Every distinct text is searched once for each word; a row matches when each word is in some text of it. */
export function textFilter({ strings, codes }: SearchTexts, question: string): BlockTest {
  const hits = searchWords(question).map((word) => Uint8Array.from(strings, (text) => (text.includes(word) ? 1 : 0)))
  if (hits.length === 0) return () => OUT
  if ('offsets' in codes) {
    const { offsets, values } = codes
    const perWord = hits.map((hit) => listedFilter(offsets, values, (code) => hit[code] === 1))
    return everyOf(perWord)
  }
  return (start, end, into) => {
    for (let row = start; row < end; row++)
      into[row - start] = hits.every((hit) => hasHit(codes, row, hit)) ? CERTAIN : OUT
    return undefined
  }
}

function hasHit(columns: readonly Uint32Array[], row: number, hit: Uint8Array): boolean {
  return columns.some((column) => column[row] !== NO_TEXT && hit[column[row] as number] === 1)
}

function listedFilter(
  offsets: Int32Array,
  values: Uint16Array | Uint32Array,
  isWanted: (code: number) => boolean,
): BlockTest {
  return (start, end, into) => {
    for (let row = start; row < end; row++) {
      let relation: RegionRelation = OUT
      const last = offsets[row + 1] as number
      for (let at = offsets[row] as number; at < last && relation === OUT; at++) {
        if (isWanted(values[at] as number)) relation = CERTAIN
      }
      into[row - start] = relation
    }
    return undefined
  }
}

function everyOf(tests: readonly BlockTest[]): BlockTest {
  const scratch = new Uint8Array(BLOCK_ROWS)
  return (start, end, into) => {
    into.fill(CERTAIN, 0, end - start)
    for (const test of tests) {
      test(start, end, scratch)
      for (let at = 0; at < end - start; at++) into[at] = Math.min(into[at] as number, scratch[at] as number)
    }
    return undefined
  }
}

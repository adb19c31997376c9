import type { ContentCodes } from '@nahrain/engine'
import type { Facet } from '@nahrain/model'
import type { FacetField } from '../mapping/mapping.ts'
import { cut, plainText } from '../plain-text.ts'
import type { RecordBatch } from '../record-batch.ts'
import { createTermDictionary } from '../term-dictionary.ts'
import { codeKey } from './code-widths.ts'
import { cellsOf, growing, type Kept } from './growing.ts'

/** The value of all that are beyond the limit. */
export const OTHER_VALUE = '(other)'
/** Characters of a value's id. */
const LONGEST_ID = 200
/** Distinct texts told apart while reading; what comes later is `OTHER_VALUE`. */
const MOST_TERMS = 0xff00
const OVERFLOW = 0xffff

export interface FacetColumn {
  readonly read: (batch: RecordBatch) => void
  readonly keep: (kept: Kept) => void
  /** `lost`: how many distinct texts, at least, have no value of their own. */
  readonly done: (mostValues: number) => { readonly facet: Facet; readonly codes: ContentCodes; readonly lost: number }
}

/** Codes of a facet while its values are not known yet: the terms in order of appearance, '' first. */
export function createFacetColumn(definition: FacetField, field: number): FacetColumn {
  const dictionary = createTermDictionary()
  dictionary.codeOf('')
  const column = growing(Uint16Array)
  const [wideCells, cellsFor] = [cellsOf(Uint32Array), cellsOf(Uint16Array)]
  const counts = new Float64Array(OVERFLOW + 1)
  let cells = cellsFor(0)
  let frozen: ReadonlyMap<string, number> | undefined

  function read(batch: RecordBatch): void {
    const wide = wideCells(batch.count)
    cells = cellsFor(batch.count)
    if (dictionary.size > MOST_TERMS) {
      frozen ??= new Map(Array.from({ length: MOST_TERMS }, (_, code) => [dictionary.text(code), code]))
      const late = createTermDictionary()
      batch.terms(field, late, wide, 0)
      for (let at = 0; at < batch.count; at++) cells[at] = frozen.get(late.text(wide[at] as number)) ?? OVERFLOW
      return
    }
    batch.terms(field, dictionary, wide, 0)
    for (let at = 0; at < batch.count; at++)
      cells[at] = (wide[at] as number) < MOST_TERMS ? (wide[at] as number) : OVERFLOW
  }

  return {
    read,
    keep(kept) {
      for (let at = 0; at < kept.count; at++) {
        const code = cells[kept.records[at] as number] as number
        counts[code] = (counts[code] as number) + 1
      }
      column.keep(cells, kept)
    },
    done(mostValues) {
      const terms = Array.from({ length: Math.min(dictionary.size, MOST_TERMS) }, (_, code) => dictionary.text(code))
      const { ids, valueOfTerm, lost } = valuesOf(terms, counts, definition, mostValues)
      const facet = { id: definition.id, label: definition.label, values: ids.map((id) => facetValue(id, definition)) }
      return { facet, codes: recoded(column.done(), valueOfTerm, ids.length), lost }
    },
  }
}

interface Values {
  readonly ids: readonly string[]
  /** Index into `ids` by term; -1 for none. */
  readonly valueOfTerm: Int32Array
  readonly lost: number
}

/** In the order of the labels where the mapping has some (a codebook's), else the most frequent first. */
function valuesOf(terms: readonly string[], counts: Float64Array, { values }: FacetField, most: number): Values {
  const byId = new Map<string, number>()
  terms.forEach((text, code) => {
    const count = counts[code] as number
    if (text !== '' && count > 0) byId.set(idOf(text), (byId.get(idOf(text)) ?? 0) + count)
  })
  const order = Object.keys(values ?? {}).map(codeKey)
  const rank = (id: string) => (order.includes(codeKey(id)) ? order.indexOf(codeKey(id)) : order.length)
  const sorted = [...byId].sort(([, one], [, other]) => other - one).slice(0, most)
  const ids = sorted.map(([id]) => id).sort((a, b) => rank(a) - rank(b))
  const lost = byId.size - ids.length + ((counts[OVERFLOW] as number) > 0 ? 1 : 0)
  if (lost > 0 && !ids.includes(OTHER_VALUE)) ids.push(OTHER_VALUE)
  const index = new Map(ids.map((id, at) => [id, at]))
  const other = index.get(OTHER_VALUE) ?? -1
  const valueOfTerm = new Int32Array(OVERFLOW + 1).fill(other)
  terms.forEach((text, code) => {
    valueOfTerm[code] = text === '' ? -1 : (index.get(idOf(text)) ?? other)
  })
  return { ids, valueOfTerm, lost }
}

function idOf(text: string): string {
  return cut(text, LONGEST_ID)
}

function facetValue(id: string, { values }: FacetField): Facet['values'][number] {
  const found = Object.entries(values ?? {}).find(([code]) => codeKey(code) === codeKey(id))
  return { id, label: found?.[1] ?? { en: plainText(id) } }
}

/** In the narrowest type whose largest number is free for "none": -1 becomes it by itself. */
function recoded(terms: Uint16Array, valueOfTerm: Int32Array, values: number): ContentCodes {
  const codes = values < 0xff ? new Uint8Array(terms.length) : new Uint16Array(terms.length)
  for (let row = 0; row < terms.length; row++) codes[row] = valueOfTerm[terms[row] as number] as number
  return codes
}

import type { Quantity, RecordQuantity, Vocabulary } from '@nahrain/model'
import type { Words } from './words.ts'

/** A number with its hedge and unit: "at least 184 attacks", "30 to 40 km", "67 %". */
export function quantityInWords(quantity: Quantity, vocabulary: Vocabulary, words: Words): string {
  const unit = vocabulary.units[quantity.unit]
  const hedge =
    quantity.qualifier && quantity.qualifier !== 'exact' ? vocabulary.qualifiers[quantity.qualifier] : undefined
  return [hedge && words.text(hedge).text, amountInWords(quantity, words), unit && words.text(unit).text]
    .filter(Boolean)
    .join(' ')
}

/** The number of a table's row with its unit, and its bounds where they say more: "12 deaths (between 10 and 15)". */
export function recordQuantityInWords(quantity: RecordQuantity, words: Words): string {
  const bounds = boundsInWords(quantity, words)
  const amount = `${amountInWords(quantity, words)} ${words.text(quantity.unit).text}`
  return bounds === undefined ? amount : `${amount} (${bounds})`
}

/** The bounds of a number that has a best estimate; undefined where they say nothing beside it. */
export function boundsInWords({ low, best, high }: Bounds, { number, say }: Words): string | undefined {
  if (best === undefined || (low ?? best) === (high ?? best)) return undefined
  return say('estimates', { low: number(low ?? best), high: number(high ?? best) })
}

/** A number with what bounds it, whatever its unit. */
type Bounds = Pick<RecordQuantity, 'low' | 'best' | 'high'> | Pick<Quantity, 'low' | 'best' | 'high'>

/** The number alone; with bounds where the source gives both. */
export function amountInWords({ low, best, high }: Bounds, { number, say }: Words): string {
  if (best !== undefined) return number(best)
  if (low !== undefined && high !== undefined && low !== high)
    return say('between_dates', { from: number(low), to: number(high) })
  return number((low ?? high) as number)
}

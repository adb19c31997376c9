import type { Quantity, Vocabulary } from '@nahrain/model'
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

/** The number alone; with bounds where the source gives both. */
export function amountInWords({ low, best, high }: Quantity, { number, say }: Words): string {
  if (best !== undefined) return number(best)
  if (low !== undefined && high !== undefined) return say('between_dates', { from: number(low), to: number(high) })
  return number((low ?? high) as number)
}

import type { Quantity, Vocabulary } from '@nahrain/model'
import { AtlasText } from '../words/atlas-text.tsx'
import { amountInWords } from '../words/quantities.ts'
import { useWords } from '../words/words.ts'

/** The number that an entry is about, large, with its hedge before and its unit behind. */
export function BigQuantity({
  quantity,
  vocabulary,
}: {
  readonly quantity: Quantity
  readonly vocabulary: Vocabulary
}) {
  const words = useWords()
  const hedge =
    quantity.qualifier && quantity.qualifier !== 'exact' ? vocabulary.qualifiers[quantity.qualifier] : undefined
  const unit = vocabulary.units[quantity.unit]
  return (
    <p className="big-quantity">
      {hedge && (
        <span className="hedge">
          <AtlasText of={hedge} />{' '}
        </span>
      )}
      <strong>{amountInWords(quantity, words)}</strong>{' '}
      {unit && (
        <span className="unit">
          <AtlasText of={unit} />
        </span>
      )}
    </p>
  )
}

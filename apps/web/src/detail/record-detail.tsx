import type { Manifest, RecordDossier, RecordQuantity } from '@nahrain/model'
import type { RefObject } from 'react'
import { daysInWords, edtfOf } from '../words/day-spans.ts'
import { isolated } from '../words/isolated.ts'
import { amountInWords, boundsInWords } from '../words/quantities.ts'
import { useWords } from '../words/words.ts'
import { RecordFields } from './record-fields.tsx'
import { RecordSourceSection } from './record-source.tsx'

export interface RecordDetailProps {
  readonly dossier: RecordDossier
  readonly manifest: Manifest
  readonly heading: RefObject<HTMLHeadingElement | null>
}

/** One row of a table: what it says, who says so, and everything that stands in it. */
export function RecordDetail({ dossier, manifest, heading }: RecordDetailProps) {
  const { title, quantity, fields } = dossier
  return (
    <>
      <header className="detail-head">
        <RecordWhen dossier={dossier} />
        <h2 ref={heading} tabIndex={-1} dir="auto">
          {title}
        </h2>
        <RecordPlace dossier={dossier} />
      </header>
      {quantity && <RecordAmount quantity={quantity} />}
      <RecordSourceSection dossier={dossier} manifest={manifest} />
      <RecordFields fields={fields} />
    </>
  )
}

/** As it stands in the table, and the days that it was read as where these say more. */
function RecordWhen({ dossier: { when, whenText } }: { readonly dossier: RecordDossier }) {
  const words = useWords()
  if (when === undefined) {
    return (
      <p className="entry-meta">
        <span>{words.say('undatedEntry')}</span>
        {whenText !== undefined && <bdi>{whenText}</bdi>}
      </p>
    )
  }
  return (
    <p className="entry-meta record-head-meta">
      <strong>{daysInWords(when, words)}</strong>
      {whenText !== undefined && whenText !== edtfOf(when) && (
        <span>{words.say('asWritten', { text: isolated(whenText) })}</span>
      )}
    </p>
  )
}

function RecordPlace({ dossier: { place, radiusKm, geometry } }: { readonly dossier: RecordDossier }) {
  const { say } = useWords()
  return (
    <p className="entry-meta record-head-meta">
      {place !== undefined && <span dir="auto">{place}</span>}
      {geometry === undefined && <span>{say('unplaced')}</span>}
      {geometry !== undefined && radiusKm > 0 && <span className="entry-km">{say('radius', { km: radiusKm })}</span>}
    </p>
  )
}

function RecordAmount({ quantity }: { readonly quantity: RecordQuantity }) {
  const words = useWords()
  const bounds = boundsInWords(quantity, words)
  return (
    <p className="big-quantity">
      <strong>{amountInWords(quantity, words)}</strong> <span className="unit">{words.text(quantity.unit).text}</span>
      {bounds !== undefined && <span className="quantity-bounds"> {bounds}</span>}
    </p>
  )
}

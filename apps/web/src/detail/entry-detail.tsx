import type { EntryDossier, EntryId, Vocabulary } from '@nahrain/model'
import type { RefObject } from 'react'
import { AtlasText } from '../words/atlas-text.tsx'
import { dateInWords } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { CitationList } from './citation-list.tsx'
import { FactList } from './fact-list.tsx'
import { BigQuantity } from './quantity.tsx'
import { RelationLists } from './relation-lists.tsx'

export interface EntryDetailProps {
  readonly dossier: EntryDossier
  readonly vocabulary: Vocabulary
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly onOpen: (id: EntryId) => void
}

/** One entry with everything that it rests on. */
export function EntryDetail({ dossier, vocabulary, heading, onOpen }: EntryDetailProps) {
  const { entry } = dossier
  return (
    <>
      <DetailHead dossier={dossier} vocabulary={vocabulary} heading={heading} />
      {'quantity' in entry && entry.quantity && <BigQuantity quantity={entry.quantity} vocabulary={vocabulary} />}
      <p className="detail-summary">
        <AtlasText of={entry.summary} />
      </p>
      <CitationList dossier={dossier} vocabulary={vocabulary} onOpen={onOpen} />
      <RelationLists dossier={dossier} vocabulary={vocabulary} onOpen={onOpen} />
      <FactList dossier={dossier} vocabulary={vocabulary} onOpen={onOpen} />
    </>
  )
}

type DetailHeadProps = Pick<EntryDetailProps, 'dossier' | 'vocabulary' | 'heading'>

function DetailHead({ dossier: { entry }, vocabulary, heading }: DetailHeadProps) {
  const words = useWords()
  const type = vocabulary.types[entry.type]
  const kind = vocabulary.kinds[entry.type][entry.kind]
  const status = entry.status && vocabulary.statuses[entry.status]
  return (
    <header className="detail-head" data-type={entry.type}>
      <p className="entry-meta">
        <span className="entry-kind">{kind ? <AtlasText of={kind} /> : type && <AtlasText of={type} />}</span>
        <span>{entry.when === undefined ? words.say('undatedEntry') : dateInWords(entry.when, words)}</span>
        {status && (
          <span className="status" data-status={entry.status}>
            <AtlasText of={status} />
          </span>
        )}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        <AtlasText of={entry.title} />
      </h2>
    </header>
  )
}

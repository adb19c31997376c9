import type { Dossier, EntryId, Vocabulary } from '@nahrain/model'
import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { AtlasText } from '../words/atlas-text.tsx'
import { dateInWords } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { CitationList } from './citation-list.tsx'
import { CopyActions } from './copy-actions.tsx'
import { FactList } from './fact-list.tsx'
import { BigQuantity } from './quantity.tsx'
import { RelationLists } from './relation-lists.tsx'

export interface EntryDetailProps {
  readonly dossier: Dossier | 'missing'
  readonly vocabulary: Vocabulary
  readonly onOpen: (id: EntryId) => void
  readonly onClose: () => void
  readonly apiAddress: string
}

/** One entry with everything that it rests on. */
export function EntryDetail({ dossier, vocabulary, onOpen, onClose, apiAddress }: EntryDetailProps) {
  const { say } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const id = dossier === 'missing' ? undefined : dossier.entry.id
  // A reader who opens an entry from the list or the map goes on from its heading.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry is another heading
  useEffect(() => heading.current?.focus({ preventScroll: true }), [id])

  return (
    <aside className="detail" aria-label={say('detail')} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <Button className="close-button" aria-label={say('close')} onPress={onClose}>
        <span aria-hidden="true">×</span>
      </Button>
      {dossier === 'missing' ? (
        <h2 ref={heading} tabIndex={-1}>
          {say('missingEntry')}
        </h2>
      ) : (
        <>
          <DetailHead dossier={dossier} vocabulary={vocabulary} heading={heading} />
          {'quantity' in dossier.entry && dossier.entry.quantity && (
            <BigQuantity quantity={dossier.entry.quantity} vocabulary={vocabulary} />
          )}
          <p className="detail-summary">
            <AtlasText of={dossier.entry.summary} />
          </p>
          <CitationList dossier={dossier} vocabulary={vocabulary} onOpen={onOpen} />
          <RelationLists dossier={dossier} vocabulary={vocabulary} onOpen={onOpen} />
          <FactList dossier={dossier} vocabulary={vocabulary} onOpen={onOpen} />
          <CopyActions apiAddress={apiAddress} />
        </>
      )}
    </aside>
  )
}

interface DetailHeadProps {
  readonly dossier: Dossier
  readonly vocabulary: Vocabulary
  readonly heading: React.RefObject<HTMLHeadingElement | null>
}

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

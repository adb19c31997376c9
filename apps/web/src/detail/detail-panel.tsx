import type { Dossier, Manifest, Vocabulary } from '@nahrain/model'
import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { itemAddress } from '../state/api-address.ts'
import { useWords } from '../words/words.ts'
import { CopyActions } from './copy-actions.tsx'
import { EntryDetail } from './entry-detail.tsx'
import { RecordDetail } from './record-detail.tsx'

export interface DetailPanelProps {
  readonly dossier: Dossier | 'missing'
  readonly manifest: Manifest
  /** Null for a table, whose rows need none. */
  readonly vocabulary: Vocabulary | null
  readonly onOpen: (id: string) => void
  readonly onClose: () => void
}

/** The open row with everything that it rests on: an entry of an atlas, or a record of a table. */
export function DetailPanel({ dossier, manifest, vocabulary, onOpen, onClose }: DetailPanelProps) {
  const { say } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const id = dossier === 'missing' ? undefined : dossier.id
  // A reader who opens an entry from the list or the map goes on from its heading.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry is another heading
  useEffect(() => heading.current?.focus({ preventScroll: true }), [id])

  return (
    <aside className="detail" aria-label={say('detail')} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <Button className="close-button" aria-label={say('close')} onPress={onClose}>
        <span aria-hidden="true">×</span>
      </Button>
      {dossier === 'missing' && (
        <h2 ref={heading} tabIndex={-1}>
          {say('missingEntry')}
        </h2>
      )}
      {dossier !== 'missing' && dossier.kind === 'entry' && vocabulary && (
        <EntryDetail dossier={dossier} vocabulary={vocabulary} heading={heading} onOpen={onOpen} />
      )}
      {dossier !== 'missing' && dossier.kind === 'record' && (
        <RecordDetail dossier={dossier} manifest={manifest} heading={heading} />
      )}
      {dossier !== 'missing' && <CopyActions apiAddress={itemAddress(manifest, dossier.id)} />}
    </aside>
  )
}

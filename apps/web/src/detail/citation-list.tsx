import type { EntryDossier, EntryId, Seen, Vocabulary } from '@nahrain/model'
import type { MessageKey } from '../messages/en.ts'
import { AtlasText } from '../words/atlas-text.tsx'
import { dateInWords } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { MentionOf } from './mention-link.tsx'

const SEEN: Readonly<Record<Seen, MessageKey>> = { read: 'seenRead', copy: 'seenCopy', address: 'seenAddress' }

export interface CitationListProps {
  readonly dossier: EntryDossier
  readonly vocabulary: Vocabulary
  readonly onOpen: (id: EntryId) => void
}

/** Who says so: every citation with its source as a link, where in it, in which stance, and how far it was seen. */
export function CitationList({ dossier, vocabulary, onOpen }: CitationListProps) {
  const words = useWords()
  const corroboration = dossier.entry.corroboration && vocabulary.corroborations[dossier.entry.corroboration]
  return (
    <section className="citations">
      <h3>{words.say('sourcesTitle')}</h3>
      {corroboration && (
        <p className="corroboration" data-corroboration={dossier.entry.corroboration}>
          <AtlasText of={corroboration} />
        </p>
      )}
      <ol>
        {dossier.entry.citations.map((citation) => {
          const source = dossier.sources.find(({ id }) => id === citation.source)
          if (source === undefined) return null
          const stance = vocabulary.stances[citation.stance]
          return (
            <li key={`${citation.source} ${citation.locator ?? ''}`}>
              <a href={source.url} target="_blank" rel="noreferrer">
                <AtlasText of={source.title} />
                <span className="visually-hidden"> {words.say('opensElsewhere')}</span>
              </a>
              <p className="entry-meta">
                <span>{source.publisher}</span>
                <span>{dateInWords(source.date, words)}</span>
                {citation.locator !== undefined && <span>{words.say('locator', { locator: citation.locator })}</span>}
              </p>
              <p className="entry-meta">
                {stance && <AtlasText of={stance} />}
                {citation.claimant && (
                  <span>
                    <MentionOf id={citation.claimant} dossier={dossier} onOpen={onOpen} />
                  </span>
                )}
                <span>{words.say(SEEN[source.seen])}</span>
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

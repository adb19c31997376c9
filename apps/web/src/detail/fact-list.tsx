import { type EntryDossier, type EntryId, type LocalizedText, OPEN_END, type Vocabulary } from '@nahrain/model'
import type { ReactNode } from 'react'
import { AtlasText } from '../words/atlas-text.tsx'
import { dayInWords } from '../words/dates.ts'
import { useWords, type Words } from '../words/words.ts'
import { MentionOf } from './mention-link.tsx'

export interface FactListProps {
  readonly dossier: EntryDossier
  readonly vocabulary: Vocabulary
  readonly onOpen: (id: EntryId) => void
}

/** One line of the list of facts. */
interface Fact {
  readonly label: string
  readonly value: ReactNode
}

/** The rest of what an entry says, as labelled lines. */
export function FactList(props: FactListProps) {
  const words = useWords()
  const facts = [...ownFacts(props, words), ...sharedFacts(props, words)]
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function sharedFacts(props: FactListProps, { say, ...words }: Words): Fact[] {
  const { dossier, vocabulary } = props
  const { entry, known } = dossier
  const places = entry.where.map(({ place, role, coarsened }) => (
    <li key={`${place} ${role}`}>
      <MentionOf id={place} {...props} /> {entry.type !== 'flow' && <Term label={vocabulary.locationRoles[role]} />}
      {coarsened && <p className="coarsened">{say('coarsened', { reason: words.text(coarsened.reason).text })}</p>}
    </li>
  ))
  const actors = entry.actors.map(({ actor, role }) => (
    <li key={`${actor} ${role}`}>
      <MentionOf id={actor} {...props} /> <Term label={vocabulary.actorRoles[role]} />
    </li>
  ))
  return [
    ...(places.length > 0 ? [{ label: say('placesOf'), value: <ul>{places}</ul> }] : []),
    ...(actors.length > 0 ? [{ label: say('actorsOf'), value: <ul>{actors}</ul> }] : []),
    ...(known === undefined || known === OPEN_END
      ? []
      : [{ label: say('known'), value: dayInWords(known, { say, ...words }) }]),
  ]
}

/** What only one type of entry has. */
function ownFacts(props: FactListProps, { say, number, text }: Words): Fact[] {
  const { entry } = props.dossier
  const mention = (id: EntryId) => <MentionOf id={id} {...props} />
  const list = (ids: readonly EntryId[]) => (
    <ul>
      {ids.map((id) => (
        <li key={id}>{mention(id)}</li>
      ))}
    </ul>
  )
  switch (entry.type) {
    case 'place':
      return [
        ...(entry.partOf ? [{ label: say('partOf'), value: mention(entry.partOf) }] : []),
        ...(entry.radiusKm > 0
          ? [{ label: say('precision'), value: say('radius', { km: number(entry.radiusKm) }) }]
          : []),
        ...(entry.coarsened
          ? [{ label: say('howSure'), value: say('coarsened', { reason: text(entry.coarsened.reason).text }) }]
          : []),
      ]
    case 'actor':
      return entry.partOf ? [{ label: say('partOf'), value: mention(entry.partOf) }] : []
    case 'observation':
      return [
        { label: say('indicator'), value: <Term label={props.vocabulary.indicators[entry.indicator]?.label} /> },
        { label: say('subject'), value: mention(entry.subject) },
      ]
    case 'flow':
      return [
        { label: say('fromPlace'), value: mention(entry.from) },
        { label: say('toPlace'), value: mention(entry.to) },
      ]
    case 'recommendation':
      return [
        { label: say('adviceBy'), value: list(entry.by) },
        ...(entry.to.length > 0 ? [{ label: say('adviceTo'), value: list(entry.to) }] : []),
        ...(entry.about.length > 0 ? [{ label: say('about'), value: list(entry.about) }] : []),
      ]
    case 'event':
      return []
  }
}

function Term({ label }: { readonly label: LocalizedText | undefined }) {
  return label === undefined ? null : (
    <span className="term">
      <AtlasText of={label} />
    </span>
  )
}

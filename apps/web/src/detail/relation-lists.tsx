import type { EntryDossier, EntryId, Mention, Relation, Vocabulary } from '@nahrain/model'
import { AtlasText } from '../words/atlas-text.tsx'
import { useWords } from '../words/words.ts'
import { MentionLink } from './mention-link.tsx'

export interface RelationListsProps {
  readonly dossier: EntryDossier
  readonly vocabulary: Vocabulary
  readonly onOpen: (id: EntryId) => void
}

interface Line {
  readonly mention: Mention
  readonly relation: Relation
}

/** What came of the entry first, since readers look for it; then what it is linked to, and from where. */
export function RelationLists({ dossier, vocabulary, onOpen }: RelationListsProps) {
  const { say } = useWords()
  const incoming = dossier.incoming.map(({ from, relation }): Line => ({ mention: from, relation }))
  const outgoing = dossier.entry.related.flatMap((relation): Line[] => {
    const mention = dossier.mentions[relation.entry]
    return mention === undefined ? [] : [{ mention, relation }]
  })
  const isUpdate = ({ relation }: Line) => relation.type === 'updates'
  const lists = [
    { title: say('laterTitle'), lines: incoming.filter(isUpdate), named: false },
    { title: say('relatedTitle'), lines: outgoing, named: true },
    { title: say('mentionedBy'), lines: incoming.filter((line) => !isUpdate(line)), named: true },
  ]
  return lists
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines, named }) => (
      <section key={title} className="relations">
        <h3>{title}</h3>
        <ul>
          {lines.map(({ mention, relation }) => (
            <li key={`${relation.type} ${mention.id}`}>
              {named && <RelationName relation={relation} vocabulary={vocabulary} />}
              <MentionLink mention={mention} onOpen={onOpen} />
              <RelationEffect relation={relation} vocabulary={vocabulary} />
            </li>
          ))}
        </ul>
      </section>
    ))
}

function RelationName({ relation, vocabulary }: { readonly relation: Relation; readonly vocabulary: Vocabulary }) {
  const label = vocabulary.relations[relation.type]
  return (
    <span className="relation-name" data-relation={relation.type}>
      {label && <AtlasText of={label} />}
    </span>
  )
}

function RelationEffect({ relation, vocabulary }: { readonly relation: Relation; readonly vocabulary: Vocabulary }) {
  const label = relation.effect && vocabulary.effects[relation.effect]
  return label ? (
    <span className="effect" data-effect={relation.effect}>
      <AtlasText of={label} />
    </span>
  ) : null
}

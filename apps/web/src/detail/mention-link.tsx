import type { EntryDossier, EntryId, Mention } from '@nahrain/model'
import { Button } from 'react-aria-components'
import { AtlasText } from '../words/atlas-text.tsx'

/** Another entry, by its title: opens it. */
export function MentionLink({
  mention,
  onOpen,
}: {
  readonly mention: Mention
  readonly onOpen: (id: EntryId) => void
}) {
  return (
    <Button className="mention" data-type={mention.type} onPress={() => onOpen(mention.id)}>
      <AtlasText of={mention.title} />
    </Button>
  )
}

/** What an entry says of another one by id; nothing where the atlas does not have it. */
export function MentionOf({
  id,
  dossier,
  onOpen,
}: {
  readonly id: EntryId
  readonly dossier: EntryDossier
  readonly onOpen: (id: EntryId) => void
}) {
  const mention = dossier.mentions[id]
  return mention === undefined ? id : <MentionLink mention={mention} onOpen={onOpen} />
}

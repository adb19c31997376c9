import type { Listing, Vocabulary } from '@nahrain/model'
import { Button, ListBox, ListBoxItem } from 'react-aria-components'
import type { ShownRows } from '../state/use-answer.ts'
import { AtlasText } from '../words/atlas-text.tsx'
import { dateInWords } from '../words/dates.ts'
import { quantityInWords } from '../words/quantities.ts'
import { useWords } from '../words/words.ts'

export interface EntryListProps {
  readonly rows: ShownRows
  readonly vocabulary: Vocabulary
  readonly selected: string | undefined
  readonly hasMore: boolean
  readonly onOpen: (id: Listing['id']) => void
  readonly onMore: () => void
}

/** The entries of the answer, in its order: what the map shows, in words. */
export function EntryList({ rows, vocabulary, selected, hasMore, onOpen, onMore }: EntryListProps) {
  const { say } = useWords()
  const byId = new Map(rows.listings.map((listing) => [listing.id as string, listing.id]))
  const open = (key: string) => {
    const id = byId.get(key)
    if (id !== undefined) onOpen(id)
  }
  return (
    <>
      <ListBox
        aria-label={say('list')}
        className="entry-list"
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={selected === undefined ? [] : [selected]}
        onAction={(key) => open(String(key))}
        onSelectionChange={(keys) => {
          if (keys !== 'all') for (const key of keys) open(String(key))
        }}
      >
        {rows.listings.map((listing, index) => (
          <ListBoxItem
            key={listing.id}
            id={listing.id}
            textValue={listing.title.en}
            className="entry-line"
            data-type={listing.type}
          >
            <EntryLine
              listing={listing}
              vocabulary={vocabulary}
              certain={rows.certain[index] === true}
              alongKm={rows.alongKm?.[index]}
            />
          </ListBoxItem>
        ))}
      </ListBox>
      {hasMore && (
        <Button className="more-rows" onPress={onMore}>
          {say('moreRows')}
        </Button>
      )}
    </>
  )
}

interface EntryLineProps {
  readonly listing: Listing
  readonly vocabulary: Vocabulary
  readonly certain: boolean
  readonly alongKm: number | undefined
}

function EntryLine({ listing, vocabulary, certain, alongKm }: EntryLineProps) {
  const words = useWords()
  const { type, kind, title, when, place, quantity, sourceCount } = listing
  const label = vocabulary.kinds[type][kind] ?? vocabulary.types[type]
  return (
    <>
      <div className="entry-meta">
        <span className="entry-kind">{label && <AtlasText of={label} />}</span>
        {when !== undefined && <span>{dateInWords(when, words)}</span>}
        {alongKm !== undefined && Number.isFinite(alongKm) && (
          <span className="entry-km">{words.say('kmAlong', { km: Math.round(alongKm) })}</span>
        )}
        {!certain && <span className="entry-possible">{words.say('possibleMatch')}</span>}
      </div>
      <div className="entry-title">
        <AtlasText of={title} />
      </div>
      <div className="entry-meta">
        {quantity && <strong>{quantityInWords(quantity, vocabulary, words)}</strong>}
        {place && type !== 'place' && (
          <span>
            <AtlasText of={place} />
          </span>
        )}
        <span>{words.say('sources', { count: sourceCount })}</span>
      </div>
    </>
  )
}

import type { EntryListing, Vocabulary } from '@nahrain/model'
import type { Line } from '../state/open-list.ts'
import { AtlasText } from '../words/atlas-text.tsx'
import { dateInWords } from '../words/dates.ts'
import { quantityInWords } from '../words/quantities.ts'
import { useWords } from '../words/words.ts'
import type { OptionProps } from './virtual-list.tsx'

export interface EntryLineProps {
  readonly line: Line
  readonly listing: EntryListing
  readonly option: OptionProps
  readonly vocabulary: Vocabulary
}

/** One entry of the list: what it is and when, its title, what it says and on which grounds. */
export function EntryLine({ line: { certain, km }, listing, option, vocabulary }: EntryLineProps) {
  const words = useWords()
  const { id, type, term, title, when, place, quantity, sourceCount } = listing
  const label = vocabulary.kinds[type][term] ?? vocabulary.types[type]
  return (
    <div {...option} className="virtual-line entry-line" data-key={id} data-type={type}>
      <div className="entry-meta">
        <span className="entry-kind">{label && <AtlasText of={label} />}</span>
        {when !== undefined && <span>{dateInWords(when, words)}</span>}
        {km !== undefined && <span className="entry-km">{words.say('kmAlong', { km: Math.round(km) })}</span>}
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
        <span className="entry-sources">{words.say('sources', { count: sourceCount })}</span>
      </div>
    </div>
  )
}

import type { RecordListing } from '@nahrain/model'
import type { Line } from '../state/open-list.ts'
import { daysInWords } from '../words/day-spans.ts'
import { recordQuantityInWords } from '../words/quantities.ts'
import { useWords } from '../words/words.ts'
import type { OptionProps } from './virtual-list.tsx'

export interface RecordLineProps {
  readonly line: Line
  readonly listing: RecordListing
  /** Name of the table's file: where a row comes from that names no source of its own. */
  readonly file: string
  readonly option: OptionProps
}

/** One row of a table: when and where, its title, its number and who says so. */
export function RecordLine({ line: { certain, km }, listing, file, option }: RecordLineProps) {
  const words = useWords()
  const { id, title, when, place, quantity, source } = listing
  return (
    <div {...option} className="virtual-line entry-line record-line" data-key={id}>
      <div className="entry-meta">
        <span className="record-when">{when === undefined ? words.say('undatedEntry') : daysInWords(when, words)}</span>
        {place !== undefined && <span dir="auto">{place}</span>}
        {km !== undefined && <span className="entry-km">{words.say('kmAlong', { km: Math.round(km) })}</span>}
        {!certain && <span className="entry-possible">{words.say('possibleMatch')}</span>}
      </div>
      <div className="entry-title" dir="auto">
        {title}
      </div>
      <div className="entry-meta">
        {quantity && <strong>{recordQuantityInWords(quantity, words)}</strong>}
        <span className="record-source" dir="auto">
          {source ?? file}
        </span>
      </div>
    </div>
  )
}

import type { Vocabulary } from '@nahrain/model'
import type { Line } from '../state/open-list.ts'
import { EntryLine } from './entry-line.tsx'
import { RecordLine } from './record-line.tsx'
import type { OptionProps } from './virtual-list.tsx'

export interface ListLineProps {
  readonly line: Line
  readonly option: OptionProps
  /** Null for a table, whose rows need none. */
  readonly vocabulary: Vocabulary | null
}

/** A line of the list, as what it is. */
export function ListLine({ line, option, vocabulary }: ListLineProps) {
  const { listing } = line
  if (listing.kind === 'record') return <RecordLine line={line} listing={listing} option={option} />
  return vocabulary && <EntryLine line={line} listing={listing} option={option} vocabulary={vocabulary} />
}

import type { TableDescription, Vocabulary } from '@nahrain/model'
import type { Line } from '../state/open-list.ts'
import { EntryLine } from './entry-line.tsx'
import { RecordLine } from './record-line.tsx'
import type { OptionProps } from './virtual-list.tsx'

export interface ListLineProps {
  readonly line: Line
  readonly option: OptionProps
  /** Of an atlas. */
  readonly vocabulary: Vocabulary | null
  /** Of an imported table. */
  readonly table: TableDescription | null
}

/** A line of the list, as what it is. */
export function ListLine({ line, option, vocabulary, table }: ListLineProps) {
  const { listing } = line
  if (listing.kind === 'record')
    return table && <RecordLine line={line} listing={listing} file={table.file} option={option} />
  return vocabulary && <EntryLine line={line} listing={listing} option={option} vocabulary={vocabulary} />
}

import type { Listing, TableDescription, Vocabulary } from '@nahrain/model'
import { memo, useMemo, useReducer } from 'react'
import type { OpenList } from '../state/open-list.ts'
import { useWords } from '../words/words.ts'
import { ComingLine } from './coming-line.tsx'
import { ListLine } from './list-line.tsx'
import { createListPages } from './list-pages.ts'
import { VirtualList } from './virtual-list.tsx'

export interface EntryListProps {
  readonly list: OpenList
  readonly vocabulary: Vocabulary | null
  readonly table: TableDescription | null
  readonly selected: string | undefined
  readonly onOpen: (id: Listing['id']) => void
  readonly fail: (error: unknown) => void
}

/** The rows of the answer, in its order: what the map shows, in words. */
export const EntryList = memo(function EntryList({ list, vocabulary, table, selected, onOpen, fail }: EntryListProps) {
  const { say } = useWords()
  const [, redraw] = useReducer((pagesCome: number) => pagesCome + 1, 0)
  const pages = useMemo(() => createListPages(list, redraw, fail), [list, fail])
  const open = (index: number) => {
    const line = pages.line(index)
    if (line !== undefined) onOpen(line.listing.id)
  }
  return (
    <VirtualList label={say('list')} list={list} count={list.total} onWindow={pages.want} onOpen={open}>
      {(index, option) => {
        const line = pages.line(index)
        if (line === undefined) return <ComingLine key={index} option={option} />
        const entry = { ...option, 'aria-selected': line.listing.id === selected }
        return <ListLine key={index} line={line} option={entry} vocabulary={vocabulary} table={table} />
      }}
    </VirtualList>
  )
})

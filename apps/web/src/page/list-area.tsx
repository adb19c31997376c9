import type { Manifest, Vocabulary } from '@nahrain/model'
import type { Atlas } from '@nahrain/worker'
import { EmptyResult } from '../list/empty-result.tsx'
import { EntryList } from '../list/entry-list.tsx'
import { ResultHead } from '../list/result-head.tsx'
import { ActiveFilters } from '../panels/active-filters.tsx'
import type { Page } from '../use-page.ts'
import { useWords } from '../words/words.ts'

export interface ListAreaProps {
  readonly atlas: Atlas
  readonly page: Page
  readonly manifest: Manifest
  readonly vocabulary: Vocabulary | null
}

/** The answer as a list, with what was asked above it. */
export function ListArea({ atlas, page, manifest, vocabulary }: ListAreaProps) {
  const { state, dispatch, answered, list, filters, fail } = page
  const { say } = useWords()
  return (
    <section className="list-area" id="list" aria-label={say('list')} tabIndex={-1}>
      <ResultHead state={state} answered={answered} list={list} manifest={manifest} dispatch={dispatch} />
      <ActiveFilters filters={filters} dispatch={dispatch} />
      {list && list.total > 0 && (
        <EntryList
          list={list}
          vocabulary={vocabulary}
          table={manifest.table}
          selected={state.entry}
          onOpen={page.openEntry}
          fail={fail}
        />
      )}
      {list?.counts?.total === 0 && <EmptyResult atlas={atlas} filters={filters} dispatch={dispatch} />}
    </section>
  )
}

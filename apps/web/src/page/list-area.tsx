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
  readonly vocabulary: Vocabulary
}

/** The answer as a list, with what was asked above it. */
export function ListArea({ atlas, page, manifest, vocabulary }: ListAreaProps) {
  const { state, dispatch, answer, shown, filters } = page
  const { say } = useWords()
  return (
    <section className="list-area" id="list" aria-label={say('list')} tabIndex={-1}>
      <ResultHead
        state={state}
        answer={answer}
        all={manifest.count}
        atMark={state.cell && shown?.listings.length}
        dispatch={dispatch}
      />
      <ActiveFilters filters={filters} dispatch={dispatch} />
      {shown && shown.listings.length > 0 && (
        <EntryList
          rows={shown}
          vocabulary={vocabulary}
          selected={state.entry}
          hasMore={state.cell === undefined && (answer?.total ?? 0) > shown.listings.length}
          onOpen={page.openEntry}
          onMore={page.showMore}
        />
      )}
      {answer?.total === 0 && <EmptyResult atlas={atlas} filters={filters} dispatch={dispatch} />}
    </section>
  )
}

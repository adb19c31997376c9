import type { Arrival, Atlas, Overview } from '@nahrain/worker'
import { useCallback, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { DetailPanel } from './detail/detail-panel.tsx'
import type { DrawMode } from './map/drawing.ts'
import { ArrivalStatus } from './page/arrival-status.tsx'
import { ListArea } from './page/list-area.tsx'
import { MapArea } from './page/map-area.tsx'
import { Notices } from './page/notices.tsx'
import { PageHeader } from './page/page-header.tsx'
import { useScheme } from './page/use-scheme.ts'
import { FilterPanel } from './panels/filter-panel.tsx'
import type { PageLanguage } from './state/state.ts'
import { usePage } from './use-page.ts'
import { localeOf, WordsProvider } from './words/words.ts'

export interface ExplorerProps {
  readonly atlas: Atlas
  readonly overview: Overview
  readonly preferred: PageLanguage
  /** The newest that was heard of rows on their way. */
  readonly arrival?: Arrival | undefined
}

const TABS = ['list', 'filters'] as const

/** The page: one state, one question, one answer, seen as map, list, filters and detail. */
export function Explorer({ atlas, overview, preferred, arrival }: ExplorerProps) {
  const { manifest, vocabulary } = overview
  const page = usePage(atlas, overview, preferred, arrival)
  const { state, dispatch, words, answer, dossier } = page
  const [drawMode, setDrawMode] = useState<DrawMode>()
  // On a narrow page list and filters share one place.
  const [tab, setTab] = useState<(typeof TABS)[number]>('list')
  const showList = useCallback(() => setTab('list'), [])
  const scheme = useScheme()

  return (
    <WordsProvider value={words}>
      <I18nProvider locale={localeOf(words)}>
        <div className="page" data-detail={dossier !== undefined} data-tab={tab}>
          <PageHeader manifest={manifest} language={state.language} dispatch={dispatch} scheme={scheme} />
          <Notices notices={page.notices} crash={page.crash} onDismiss={page.dismiss} />
          <ArrivalStatus arrival={arrival} />
          <nav className="tabs" aria-label={words.say('title')}>
            {TABS.map((name) => (
              <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
                {words.say(name)}
              </button>
            ))}
          </nav>
          <div className="filter-area">
            <FilterPanel
              manifest={manifest}
              state={state}
              answer={answer}
              places={page.places}
              dispatch={dispatch}
              drawMode={drawMode}
              onDraw={setDrawMode}
            />
          </div>
          <main className="answer-area">
            <ListArea atlas={atlas} page={page} manifest={manifest} vocabulary={vocabulary} />
            <MapArea
              page={page}
              manifest={manifest}
              scheme={scheme.shown}
              drawMode={drawMode}
              onDraw={setDrawMode}
              onShowList={showList}
            />
          </main>
          {dossier !== undefined && (
            <DetailPanel
              dossier={dossier}
              manifest={manifest}
              vocabulary={vocabulary}
              onOpen={page.openEntry}
              onClose={() => dispatch({ type: 'entry-closed' })}
            />
          )}
          <div className="visually-hidden" role="status" aria-live="polite">
            {answer && words.say('announce', { count: answer.total })}
          </div>
        </div>
      </I18nProvider>
    </WordsProvider>
  )
}

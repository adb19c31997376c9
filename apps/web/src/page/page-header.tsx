import type { Manifest } from '@nahrain/model'
import { lazy, memo, Suspense } from 'react'
import { useServedDatasets } from '../atlas/served-datasets.ts'
import { BringButton } from '../bring/bring-button.tsx'
import { useBring } from '../bring/bring-context.ts'
import type { MessageKey } from '../messages/en.ts'
import { PAGE_LANGUAGES, type PageLanguage } from '../state/state.ts'
import type { Dispatch } from '../state/use-explorer.ts'
import { AtlasText } from '../words/atlas-text.tsx'
import { useWords } from '../words/words.ts'
import { SCHEMES, type Scheme, type SchemeChoice } from './use-scheme.ts'

// Neither is there on most visits.
const DatasetMenu = lazy(() => import('./dataset-menu.tsx').then((module) => ({ default: module.DatasetMenu })))
const TableBar = lazy(() => import('../bring/table-bar.tsx').then((module) => ({ default: module.TableBar })))

/** Each language by its own name. */
const NAMES: Readonly<Record<PageLanguage, string>> = { en: 'English', ar: 'العربية' }
const SCHEME_NAMES: Readonly<Record<SchemeChoice, MessageKey>> = {
  auto: 'schemeAuto',
  light: 'schemeLight',
  dark: 'schemeDark',
}

export interface PageHeaderProps {
  readonly manifest: Manifest
  readonly language: PageLanguage
  readonly dispatch: Dispatch
  readonly scheme: Scheme
}

export const PageHeader = memo(function PageHeader({ manifest, language, dispatch, scheme }: PageHeaderProps) {
  const { say } = useWords()
  const { table, dataset } = useBring()
  const datasets = useServedDatasets()
  return (
    <div className="page-top">
      <header className="page-header">
        <a className="skip-link" href="#list">
          {say('skipToList')}
        </a>
        <a className="skip-link" href="#map">
          {say('skipToMap')}
        </a>
        <Mark />
        <div className="page-title">
          <h1>{say('title')}</h1>
          <p>
            <AtlasText of={manifest.title} />
          </p>
        </div>
        <Suspense>{datasets.length > 1 && <DatasetMenu datasets={datasets} shown={dataset} />}</Suspense>
        <BringButton />
        <SchemeSelect scheme={scheme} />
        <LanguageButtons language={language} dispatch={dispatch} />
      </header>
      <Suspense>{table && <TableBar table={table} />}</Suspense>
    </div>
  )
})

function SchemeSelect({ scheme }: Pick<PageHeaderProps, 'scheme'>) {
  const { say } = useWords()
  return (
    <label className="header-choice">
      <span className="visually-hidden">{say('colourScheme')}</span>
      <select
        value={scheme.choice}
        onChange={(event) => scheme.choose(SCHEMES.find((choice) => choice === event.target.value) ?? 'auto')}
      >
        {SCHEMES.map((choice) => (
          <option key={choice} value={choice}>
            {say(SCHEME_NAMES[choice])}
          </option>
        ))}
      </select>
    </label>
  )
}

interface LanguageButtonsProps {
  readonly language: PageLanguage
  readonly dispatch: Dispatch
}

function LanguageButtons({ language: shown, dispatch }: LanguageButtonsProps) {
  const { say } = useWords()
  return (
    <fieldset className="languages">
      <legend className="visually-hidden">{say('language')}</legend>
      {PAGE_LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={shown === language}
          onClick={() => dispatch({ type: 'language-chosen', language })}
        >
          {NAMES[language]}
        </button>
      ))}
    </fieldset>
  )
}

/** The two rivers. */
function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M7 5c5 5 2 10 6 14s2 5 3 8M25 5c-5 5-2 10-6 14s-2 5-3 8" />
    </svg>
  )
}

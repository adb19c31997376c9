import '../styles/drop.css'
import { useMemo } from 'react'
import { shownLanguage } from '../page/page-language.ts'
import { createWords } from '../words/words.ts'

/** Says, while a file hangs over the page, that it may be let go anywhere. */
export function DropOverlay() {
  const { say, language, direction } = useMemo(() => createWords(shownLanguage()), [])
  return (
    <div className="drop-overlay" lang={language} dir={direction} aria-hidden="true">
      <div>
        <strong>{say('dropHere')}</strong>
        <p>{say('staysHere')}</p>
      </div>
    </div>
  )
}

import { QUERY_LIMITS } from '@nahrain/model'
import { memo, useEffect, useRef } from 'react'
import { Button, Input, Label, SearchField } from 'react-aria-components'
import type { Dispatch } from '../state/use-explorer.ts'
import { useWords } from '../words/words.ts'
import { CrossIcon, MagnifierIcon } from './icons.tsx'
import { useDraft } from './use-draft.ts'

/** How long typing must rest before it becomes a question, in milliseconds. */
const REST_MS = 200

export interface TextFilterProps {
  readonly text: string | undefined
  readonly dispatch: Dispatch
}

const asAsked = (draft: string) => draft.trim()

export const TextFilter = memo(function TextFilter({ text = '', dispatch }: TextFilterProps) {
  const { say } = useWords()
  const [draft, setDraft] = useDraft(text, asAsked)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const ask = (typed: string) => {
    clearTimeout(timer.current)
    const wanted = asAsked(typed)
    if (wanted !== text) dispatch({ type: 'part-set', part: { text: wanted === '' ? undefined : wanted } })
  }
  const type = (typed: string) => {
    setDraft(typed)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => ask(typed), REST_MS)
  }

  return (
    <SearchField
      className="search-field"
      value={draft}
      onChange={type}
      onSubmit={ask}
      onClear={() => ask('')}
      maxLength={QUERY_LIMITS.textLength}
    >
      <Label className="section-title">{say('search')}</Label>
      <div className="search-box">
        <MagnifierIcon />
        <Input className="input" placeholder={say('searchHint')} dir={draft === '' ? undefined : 'auto'} />
        <Button className="icon-button" aria-label={say('clear')}>
          <CrossIcon />
        </Button>
      </div>
    </SearchField>
  )
})

import { formatDay, isNahrainError, parseEdtf } from '@nahrain/model'
import { memo, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { Dispatch } from '../state/use-explorer.ts'
import { useWords } from '../words/words.ts'
import { ClearButton } from './clear-button.tsx'
import { DateField } from './date-field.tsx'
import { useDraft } from './use-draft.ts'

/** The day on which the brief came out: what a reader of it could have known. */
export const BRIEF_DAY = '2024-06-17'

export interface KnownFilterProps {
  readonly known: string | undefined
  /** The day of the brief means something to the atlas alone. */
  readonly isAtlas: boolean
  readonly dispatch: Dispatch
}

/** Takes the reader back to a day: only what could be known by its end. */
export const KnownFilter = memo(function KnownFilter({ known, isAtlas, dispatch }: KnownFilterProps) {
  const { say } = useWords()
  const [draft, setDraft] = useDraft(known ?? '')
  const [wasBad, setBad] = useState(false)
  // Shown only once the field is left, and gone as soon as it is mended.
  const isBad = wasBad && lastDayOf(draft.trim()) === 'bad'

  const ask = (day: string | undefined) => {
    setBad(false)
    setDraft(day ?? '')
    if (day !== known) dispatch({ type: 'part-set', part: { known: day } })
  }
  const apply = () => {
    const day = lastDayOf(draft.trim())
    if (day === 'bad') setBad(true)
    else ask(day)
  }

  return (
    <section className="panel-section" aria-label={say('knownOn')}>
      <div className="section-head">
        <h2 className="section-title">{say('knownOn')}</h2>
        {known !== undefined && <ClearButton of={say('knownOn')} onPress={() => ask(undefined)} />}
      </div>
      <div className="field-row known-row">
        <DateField
          label={say('knownOn')}
          placeholder="YYYY-MM-DD"
          hint={say('dateHint')}
          value={draft}
          error={isBad ? say('badDate') : undefined}
          onChange={setDraft}
          onDone={apply}
          isLabelHidden
        />
        {isAtlas && (
          <ToggleButton
            className="toggle-button"
            isSelected={known === BRIEF_DAY}
            onChange={(chosen) => ask(chosen ? BRIEF_DAY : undefined)}
          >
            {say('knownBrief')}
          </ToggleButton>
        )}
      </div>
    </section>
  )
})

/** The day itself; of a month or a year its last day, since `known` means "by the end of". */
function lastDayOf(text: string): string | undefined {
  if (text === '') return undefined
  if (!/^\d{4}(-\d{2}){0,2}$/.test(text)) return 'bad'
  try {
    return formatDay(parseEdtf(text).end)
  } catch (error) {
    if (isNahrainError(error, 'invalid-date')) return 'bad'
    throw error
  }
}

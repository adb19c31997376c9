import { useState } from 'react'
import { useWords } from '../words/words.ts'
import { DateField } from './date-field.tsx'
import { useDraft } from './use-draft.ts'
import { faultOf, type WhenFields } from './when-text.ts'

export interface SpanFieldsProps {
  readonly written: WhenFields
  readonly onApply: (fields: WhenFields) => void
}

/** The span as two dates of any precision; an empty one is open. Asked when a field is left or Enter is pressed. */
export function SpanFields({ written, onApply }: SpanFieldsProps) {
  const { say } = useWords()
  const [from, setFrom] = useDraft(written.from)
  const [to, setTo] = useDraft(written.to)
  const [fault, setFault] = useState<ReturnType<typeof faultOf>>()
  const drafts = { from: from.trim(), to: to.trim() }
  // A fault is shown only once the field is left, and goes as soon as it is mended.
  const shownFault = fault === undefined ? undefined : faultOf(drafts)

  const apply = () => {
    const found = faultOf(drafts)
    setFault(found)
    if (found === undefined) onApply(drafts)
  }
  const errorAt = (field: 'from' | 'to') => {
    if (shownFault === field) return say('badDate')
    return shownFault === 'order' && field === 'to' ? say('badSpan') : undefined
  }
  return (
    <div className="field-row">
      <DateField
        label={say('from')}
        placeholder="2024-01"
        hint={say('dateHint')}
        value={from}
        error={errorAt('from')}
        onChange={setFrom}
        onDone={apply}
      />
      <DateField
        label={say('to')}
        placeholder="2025"
        hint={say('dateHint')}
        value={to}
        error={errorAt('to')}
        onChange={setTo}
        onDone={apply}
      />
    </div>
  )
}

import type { Histogram, Query } from '@nahrain/model'
import { useState } from 'react'
import type { Dispatch } from '../state/use-explorer.ts'
import { useWords } from '../words/words.ts'
import { ClearButton } from './clear-button.tsx'
import { type Month, type MonthSpan, shownMonths, wholeMonths, withinShown } from './months.ts'
import { SpanFields } from './span-fields.tsx'
import { SpanSlider } from './span-slider.tsx'
import { TimeChart } from './time-chart.tsx'
import { daysOf, fieldsOfSpan, readWhen, type WhenFields, writeWhen } from './when-text.ts'

export interface TimeFilterProps {
  readonly when: Query['when']
  readonly histogram: Histogram | undefined
  /** Where the chart begins at the earliest. */
  readonly firstShown: Month | undefined
  readonly dispatch: Dispatch
}

/** When: a chart to drag over, a slider for the keyboard, and two dates to the day; all three say the same span. */
export function TimeFilter({ when, histogram, firstShown, dispatch }: TimeFilterProps) {
  const { say } = useWords()
  const [preview, setPreview] = useState<WhenFields>()
  const fields = preview ?? readWhen(when)
  const apply = (next: WhenFields) => {
    setPreview(undefined)
    const wanted = writeWhen(next)
    if (wanted !== when) dispatch({ type: 'part-set', part: { when: wanted } })
  }
  return (
    <section className="panel-section" aria-label={say('when')}>
      <div className="section-head">
        <h2 className="section-title">{say('when')}</h2>
        {when !== undefined && <ClearButton of={say('when')} onPress={() => apply({ from: '', to: '' })} />}
      </div>
      {histogram === undefined ? (
        <div className="time-space" />
      ) : (
        <TimeSpan
          when={when}
          shownWhen={writeWhen(fields)}
          histogram={histogram}
          firstShown={firstShown}
          onPreview={setPreview}
          onApply={apply}
        />
      )}
      <SpanFields written={fields} onApply={apply} />
      {histogram !== undefined && histogram.undated > 0 && (
        <p className="hint">{say('undated', { count: histogram.undated })}</p>
      )}
    </section>
  )
}

interface TimeSpanProps {
  readonly when: Query['when']
  /** With what is being dragged. */
  readonly shownWhen: Query['when']
  readonly histogram: Histogram
  readonly firstShown: Month | undefined
  /** Undefined: nothing is being dragged any more. */
  readonly onPreview: (fields: WhenFields | undefined) => void
  readonly onApply: (fields: WhenFields) => void
}

function TimeSpan({ when, shownWhen, histogram, firstShown, onPreview, onApply }: TimeSpanProps) {
  const shown = shownMonths(histogram, firstShown)
  const before = wholeMonths(withinShown(daysOf(when), shown), shown)
  const exact = withinShown(daysOf(shownWhen), shown)
  const fieldsOf = (span: MonthSpan) => fieldsOfSpan(span, before, readWhen(when), shown)
  return (
    <div className="time-span">
      <TimeChart
        histogram={histogram}
        shown={shown}
        chosen={shownWhen === undefined ? undefined : exact}
        onPreview={(span) => onPreview(fieldsOf(span))}
        onChoose={(span) => onApply(fieldsOf(span))}
        onCancel={() => onPreview(undefined)}
      />
      <SpanSlider
        shown={shown}
        chosen={wholeMonths(exact, shown)}
        onPreview={(span) => onPreview(fieldsOf(span))}
        onChoose={(span) => onApply(fieldsOf(span))}
      />
    </div>
  )
}

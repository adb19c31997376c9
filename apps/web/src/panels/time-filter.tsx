import type { Histogram, Query } from '@nahrain/model'
import { memo, useState } from 'react'
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
export const TimeFilter = memo(function TimeFilter({ when, histogram, firstShown, dispatch }: TimeFilterProps) {
  const { say } = useWords()
  // What stood before a drag: the question follows the hand, and goes back where the drag becomes something else.
  const [before, setBefore] = useState<{ readonly when: Query['when'] }>()
  const fields = readWhen(when)
  const ask = (wanted: Query['when']) => {
    if (wanted !== when) dispatch({ type: 'part-set', part: { when: wanted } })
  }
  const apply = (next: WhenFields) => {
    setBefore(undefined)
    ask(writeWhen(next))
  }
  const follow = (next: WhenFields) => {
    setBefore((last) => last ?? { when })
    ask(writeWhen(next))
  }
  const goBack = () => {
    if (before !== undefined) ask(before.when)
    setBefore(undefined)
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
          before={before === undefined ? when : before.when}
          histogram={histogram}
          firstShown={firstShown}
          onFollow={follow}
          onGoBack={goBack}
          onApply={apply}
        />
      )}
      <SpanFields written={fields} onApply={apply} />
      {histogram !== undefined && histogram.undated > 0 && (
        <p className="hint">{say('undated', { count: histogram.undated })}</p>
      )}
    </section>
  )
})

interface TimeSpanProps {
  readonly when: Query['when']
  /** Where a drag under way began. */
  readonly before: Query['when']
  readonly histogram: Histogram
  readonly firstShown: Month | undefined
  readonly onFollow: (fields: WhenFields) => void
  readonly onGoBack: () => void
  readonly onApply: (fields: WhenFields) => void
}

function TimeSpan({ when, before, histogram, firstShown, onFollow, onGoBack, onApply }: TimeSpanProps) {
  const shown = shownMonths(histogram, firstShown)
  const start = wholeMonths(withinShown(daysOf(before), shown), shown)
  const exact = withinShown(daysOf(when), shown)
  const fieldsOf = (span: MonthSpan) => fieldsOfSpan(span, start, readWhen(before), shown)
  return (
    <div className="time-span">
      <TimeChart
        histogram={histogram}
        shown={shown}
        chosen={when === undefined ? undefined : exact}
        onPreview={(span) => onFollow(fieldsOf(span))}
        onChoose={(span) => onApply(fieldsOf(span))}
        onCancel={onGoBack}
      />
      <SpanSlider
        shown={shown}
        chosen={wholeMonths(exact, shown)}
        onPreview={(span) => onFollow(fieldsOf(span))}
        onChoose={(span) => onApply(fieldsOf(span))}
      />
    </div>
  )
}

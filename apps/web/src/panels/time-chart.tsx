import type { Histogram } from '@nahrain/model'
import { dayInWords } from '../words/dates.ts'
import { useWords, type Words } from '../words/words.ts'
import { clampMonth, type MonthSpan, monthAt, percentOf } from './months.ts'
import { useSpanDrag } from './use-span-drag.ts'

export interface TimeChartProps {
  readonly histogram: Histogram
  readonly shown: MonthSpan
  readonly chosen: MonthSpan | undefined
  readonly onPreview: (span: MonthSpan) => void
  readonly onChoose: (span: MonthSpan) => void
  readonly onCancel: () => void
}

/** Entries over time as bars. Time runs with the reading direction; the slider below says the same to the keyboard. */
export function TimeChart({ histogram, shown, chosen, onPreview, onChoose, onCancel }: TimeChartProps) {
  const words = useWords()
  const { say } = words
  const drag = useSpanDrag({ shown, onPreview, onChoose, onCancel })
  const bars = barsOf(histogram, shown, words)
  const highest = Math.max(1, ...bars.map(({ count }) => count))
  return (
    <div className="time-chart">
      {chosen !== undefined && (
        <div
          className="time-chosen"
          style={{
            insetInlineStart: `${percentOf(chosen.start, shown)}%`,
            insetInlineEnd: `${100 - percentOf(chosen.end, shown)}%`,
          }}
        />
      )}
      <svg
        className="time-bars"
        viewBox={`0 0 ${shown.end - shown.start} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('histogram')}
        {...drag}
      >
        {bars.map(({ start, end, count, span }) => (
          <g key={span} data-chosen={chosen === undefined || (start < chosen.end && end > chosen.start)}>
            <title>{say('histogramBar', { span, count })}</title>
            <rect className="time-hit" x={start - shown.start} y={0} width={end - start} height={100} />
            <rect
              className="time-bar"
              x={start - shown.start + (end - start) * 0.06}
              y={100 - (100 * count) / highest}
              width={(end - start) * 0.88}
              height={(100 * count) / highest}
            />
          </g>
        ))}
      </svg>
    </div>
  )
}

interface Bar extends MonthSpan {
  readonly count: number
  /** First and last day. */
  readonly span: string
}

/** The bins that are at least partly shown, cut at the edge. */
function barsOf({ edges, counts }: Histogram, shown: MonthSpan, words: Words): readonly Bar[] {
  return [...counts].flatMap((count, bin) => {
    const [first, next] = [edges[bin] ?? 0, edges[bin + 1] ?? 0]
    const [start, end] = [clampMonth(monthAt(first), shown), clampMonth(monthAt(next), shown)]
    return start < end
      ? [
          {
            start,
            end,
            count,
            span: words.say('between_dates', { from: dayInWords(first, words), to: dayInWords(next - 1, words) }),
          },
        ]
      : []
  })
}

import type { Histogram } from '@nahrain/model'
import { memo, useMemo } from 'react'
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is two numbers
  const bars = useMemo(() => barsOf(histogram, shown, words), [histogram, shown.start, shown.end, words])
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
          <TimeBar
            key={span}
            title={say('histogramBar', { span, count })}
            x={start - shown.start}
            width={end - start}
            height={(100 * count) / highest}
            isChosen={chosen === undefined || (start < chosen.end && end > chosen.start)}
          />
        ))}
      </svg>
    </div>
  )
}

interface TimeBarProps {
  readonly title: string
  /** In months from the edge, and in percent of the highest bar. */
  readonly x: number
  readonly width: number
  readonly height: number
  readonly isChosen: boolean
}

/** One of many: drawn again only where it changed. */
const TimeBar = memo(function TimeBar({ title, x, width, height, isChosen }: TimeBarProps) {
  return (
    <g data-chosen={isChosen}>
      <title>{title}</title>
      <rect className="time-hit" x={x} y={0} width={width} height={100} />
      <rect className="time-bar" x={x + width * 0.06} y={100 - height} width={width * 0.88} height={height} />
    </g>
  )
})

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

import { useLayoutEffect, useRef } from 'react'
import { Slider, SliderFill, SliderThumb, SliderTrack } from 'react-aria-components'
import { dateInWords } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { type Month, type MonthSpan, percentOf, wholeMonths, writeMonth } from './months.ts'

/** No more years than this are written under the slider, so that they do not run together. */
const YEAR_LABELS = 7

export interface SpanSliderProps {
  readonly shown: MonthSpan
  readonly chosen: MonthSpan
  readonly onPreview: (span: MonthSpan) => void
  readonly onChoose: (span: MonthSpan) => void
}

/** A span of months between two thumbs; a thumb at the edge leaves its side open. */
export function SpanSlider({ shown, chosen, onPreview, onChoose }: SpanSliderProps) {
  const words = useWords()
  const spanOf = ([start = shown.start, end = shown.end]: readonly number[]) => wholeMonths({ start, end }, shown)
  const nameOf = (month: Month) => dateInWords(writeMonth(month), words)
  return (
    <Slider
      className="span-slider"
      aria-label={words.say('when')}
      minValue={shown.start}
      maxValue={shown.end}
      value={[chosen.start, chosen.end]}
      onChange={(values) => onPreview(spanOf(values))}
      onChangeEnd={(values) => onChoose(spanOf(values))}
    >
      <SliderTrack className="span-track">
        <SliderFill className="span-fill" />
        <MonthThumb index={0} name={words.say('from')} text={nameOf(chosen.start)} />
        <MonthThumb index={1} name={words.say('to')} text={nameOf(chosen.end - 1)} />
      </SliderTrack>
      <div className="year-ticks" aria-hidden="true">
        {yearsIn(shown).map((year) => (
          <span key={year} style={{ insetInlineStart: `${percentOf(year * 12, shown)}%` }}>
            {year}
          </span>
        ))}
      </div>
    </Slider>
  )
}

interface MonthThumbProps {
  readonly index: number
  readonly name: string
  readonly text: string
}

/** The slider can say its value only as a number, so the month is written over it after each render. */
function MonthThumb({ index, name, text }: MonthThumbProps) {
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => input.current?.setAttribute('aria-valuetext', text))
  return <SliderThumb className="span-thumb" index={index} aria-label={name} inputRef={input} />
}

function yearsIn({ start, end }: MonthSpan): readonly number[] {
  const [first, last] = [Math.ceil(start / 12), Math.floor(end / 12)]
  const step = Math.max(1, Math.ceil((last - first + 1) / YEAR_LABELS))
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step)
}

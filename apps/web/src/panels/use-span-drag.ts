import { type PointerEvent, useRef } from 'react'
import { useWords } from '../words/words.ts'
import { type Month, type MonthSpan, wholeMonths } from './months.ts'

/** A pointer that moved less than this, in pixels, has tapped and not dragged: it chooses nothing. */
const TAP_PX = 4

export interface SpanDragOptions {
  readonly shown: MonthSpan
  readonly onPreview: (span: MonthSpan) => void
  readonly onChoose: (span: MonthSpan) => void
  /** The gesture became another one, such as scrolling. */
  readonly onCancel: () => void
}

/** Handlers of an element over which a span of whole months is dragged, in either direction. */
export function useSpanDrag({ shown, onPreview, onChoose, onCancel }: SpanDragOptions) {
  const { direction } = useWords()
  const from = useRef<{ readonly x: number; readonly month: Month }>(undefined)

  const monthUnder = (event: PointerEvent): Month => {
    const { left, right, width } = event.currentTarget.getBoundingClientRect()
    const part = (direction === 'rtl' ? right - event.clientX : event.clientX - left) / width
    return shown.start + Math.min(Math.max(part, 0), 1) * (shown.end - shown.start)
  }
  const spanTo = (event: PointerEvent): MonthSpan | undefined => {
    if (from.current === undefined || Math.abs(event.clientX - from.current.x) < TAP_PX) return undefined
    const [one, other] = [from.current.month, monthUnder(event)]
    return wholeMonths({ start: Math.min(one, other), end: Math.max(one, other) }, shown)
  }

  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      from.current = { x: event.clientX, month: monthUnder(event) }
    },
    onPointerMove: (event: PointerEvent) => {
      const span = spanTo(event)
      if (span) onPreview(span)
    },
    onPointerUp: (event: PointerEvent) => {
      const span = spanTo(event)
      from.current = undefined
      if (span) onChoose(span)
    },
    onPointerCancel: () => {
      from.current = undefined
      onCancel()
    },
  }
}

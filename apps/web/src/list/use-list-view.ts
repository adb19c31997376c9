import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import {
  followScroll,
  LIST_START,
  type ListPosition,
  type ListSize,
  offsetOf,
  reveal,
  settle,
  windowOf,
} from './list-window.ts'
import { useHeights } from './use-heights.ts'

/** Time without a scroll event after which the scrollbar goes where it belongs. Not every browser has `scrollend`. */
const REST_MS = 200

interface View {
  readonly list: unknown
  readonly position: ListPosition
  /** The line that the keyboard is at. */
  readonly active: number | undefined
  /** How often the list scrolled itself: each time its scroller follows the position, not the other way round. */
  readonly moves: number
}

/** Where a scrolling list is, and what of it is in sight. Another `list` starts at its top. */
export function useListView(list: unknown, count: number) {
  const scroller = useRef<HTMLDivElement>(null)
  const sample = useRef<HTMLDivElement>(null)
  const { lineHeight, viewHeight } = useHeights(scroller, sample)
  const size = useMemo<ListSize>(() => ({ count, lineHeight, viewHeight }), [count, lineHeight, viewHeight])
  const [view, setView] = useState<View>({ list, position: LIST_START, active: undefined, moves: 0 })
  if (view.list !== list) setView({ list, position: LIST_START, active: undefined, moves: 0 })
  const { position, active, moves } = view

  // biome-ignore lint/correctness/useExhaustiveDependencies: also for another list, and for one that was hidden
  useLayoutEffect(() => {
    scroller.current?.scrollTo(0, offsetOf(position))
  }, [list, size, moves])
  useEffect(() => {
    if (lineHeight === 0) return
    const settled = () => setView((view) => movedTo(view, settle(size, position)))
    const rest = setTimeout(() => flushSync(settled), REST_MS)
    return () => clearTimeout(rest)
  }, [size, lineHeight, position])

  return {
    scroller,
    sample,
    size,
    position,
    active,
    window: windowOf(size, position),
    /** At once: an offset that waits would be read against a position that the list has left meanwhile. */
    follow: () => {
      const { scrollTop = 0 } = scroller.current ?? {}
      if (lineHeight === 0) return
      flushSync(() => setView((view) => ({ ...view, position: followScroll(size, view.position, scrollTop) })))
    },
    /** Makes a line the active one, in sight. */
    activate: (line: number) =>
      setView((view) => ({ ...movedTo(view, reveal(size, view.position, line)), active: line })),
  }
}

/** Only a move that the scroller must follow counts. */
function movedTo(view: View, position: ListPosition): View {
  const stays = offsetOf(position) === offsetOf(view.position) && position.top === view.position.top
  return stays ? view : { ...view, position, moves: view.moves + 1 }
}

import { type Dispatch, type SetStateAction, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
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

interface Place {
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
  const [place, setPlace] = useState<Place>({ list, position: LIST_START, active: undefined, moves: 0 })
  if (place.list !== list) setPlace({ list, position: LIST_START, active: undefined, moves: 0 })
  const { position, active, moves } = place

  // biome-ignore lint/correctness/useExhaustiveDependencies: also for another list, and for one that was hidden
  useLayoutEffect(() => {
    scroller.current?.scrollTo(0, offsetOf(position))
  }, [list, size, moves])
  useRest(size, position, setPlace)

  return {
    scroller,
    sample,
    size,
    position,
    active,
    window: windowOf(size, position),
    /** The first line that is wholly in sight. */
    firstWhole: Math.ceil(position.top / lineHeight),
    /** At once: an offset that waits would be read against a position that the list has left meanwhile. */
    follow: () => {
      const { scrollTop = 0 } = scroller.current ?? {}
      if (lineHeight === 0) return
      flushSync(() => setPlace((place) => ({ ...place, position: followScroll(size, place.position, scrollTop) })))
    },
    /** Makes a line the active one, in sight. */
    activate: (line: number) =>
      setPlace((place) => ({ ...movedTo(place, reveal(size, place.position, line)), active: line })),
  }
}

export type ListView = ReturnType<typeof useListView>

/** Settles the scrollbar when scrolling has come to rest. */
function useRest(size: ListSize, position: ListPosition, setPlace: Dispatch<SetStateAction<Place>>): void {
  useEffect(() => {
    if (size.lineHeight === 0) return
    const settled = () => setPlace((place) => movedTo(place, settle(size, position)))
    const rest = setTimeout(() => flushSync(settled), REST_MS)
    return () => clearTimeout(rest)
  }, [size, position, setPlace])
}

/** Only a move that the scroller must follow counts. */
function movedTo(place: Place, position: ListPosition): Place {
  const stays = offsetOf(position) === offsetOf(place.position) && position.top === place.position.top
  return stays ? place : { ...place, position, moves: place.moves + 1 }
}

import { type RefObject, useLayoutEffect, useState } from 'react'
import type { ListSize } from './list-window.ts'

type Heights = Pick<ListSize, 'lineHeight' | 'viewHeight'>

/** The heights of a scroller and of a sample of its lines, which the reader's font size decides; 0 while they are hidden. */
export function useHeights(scroller: RefObject<Element | null>, sample: RefObject<Element | null>): Heights {
  const [heights, setHeights] = useState<Heights>({ lineHeight: 0, viewHeight: 0 })
  useLayoutEffect(() => {
    const [view, line] = [scroller.current, sample.current]
    if (view === null || line === null) return
    const measure = () => setHeights({ lineHeight: line.getBoundingClientRect().height, viewHeight: view.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(view)
    observer.observe(line)
    return () => observer.disconnect()
  }, [scroller, sample])
  return heights
}

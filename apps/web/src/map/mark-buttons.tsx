import type { Answer, Listing } from '@nahrain/model'
import { type KeyboardEvent, memo, useCallback, useEffect, useRef, useState } from 'react'
import { titleOfListing } from '../words/listing-title.ts'
import { useWords, type Words } from '../words/words.ts'
import type { MapController } from './map-controller.ts'
import { targetOf } from './marks/marks-scene.ts'
import type { Target } from './overlay.ts'

/** More marks than this in view are too many to walk through; the list has them all. */
const MOST = 150

/** How long the map and its answer keep still before the buttons follow, ms: a slider that is dragged must not wait for them. */
const STILL = 200

export interface MarkButtonsProps {
  readonly cells: NonNullable<Answer['cells']>
  readonly singles: ReadonlyMap<number, Listing>
  readonly controller: MapController
  /** Grows with every move of the map: the same cells then stand elsewhere on the screen. */
  readonly frame: number
  readonly onOpen: (target: Target) => void
}

interface Mark {
  readonly index: number
  readonly x: number
  readonly y: number
}

/** The buttons of the marks as they were when all was last still; those of before stay meanwhile, and with them the focus. */
export function StillMarkButtons({ cells, singles, controller, frame, onOpen }: MarkButtonsProps) {
  const [still, setStill] = useState<Omit<MarkButtonsProps, 'onOpen'>>()
  const latest = useRef(onOpen)
  latest.current = onOpen
  const open = useCallback((target: Target) => latest.current(target), [])
  useEffect(() => {
    const timer = setTimeout(() => setStill({ cells, singles, controller, frame }), STILL)
    return () => clearTimeout(timer)
  }, [cells, singles, controller, frame])
  return still && <MarkButtons {...still} onOpen={open} />
}

/** The marks as buttons over the map, for the keyboard and for screen readers: arrows go to the nearest one that way. */
const MarkButtons = memo(function MarkButtons({ cells, singles, controller, onOpen }: MarkButtonsProps) {
  const words = useWords()
  const [current, setCurrent] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const marks = marksInView(cells, controller)
  const reachable = marks.some(({ index }) => index === current) ? current : marks[0]?.index

  const walk = (event: KeyboardEvent, from: Mark) => {
    const next = nearestTowards(event.key, from, marks)
    if (next === undefined) return
    event.preventDefault()
    setCurrent(next.index)
    list.current?.querySelector<HTMLElement>(`[data-mark="${next.index}"]`)?.focus()
  }
  return (
    <ul className="mark-buttons" ref={list} aria-label={words.say('marksHint')}>
      {marks.map((mark) => (
        <li key={cells.key[mark.index]}>
          <button
            type="button"
            data-mark={mark.index}
            tabIndex={mark.index === reachable ? 0 : -1}
            style={{ transform: `translate(${mark.x}px, ${mark.y}px)` }}
            aria-label={labelOf(cells, mark.index, singles, words)}
            onClick={() => onOpen(targetOf(cells, mark.index))}
            onKeyDown={(event) => walk(event, mark)}
          />
        </li>
      ))}
    </ul>
  )
})

function marksInView(cells: MarkButtonsProps['cells'], { map, project }: MapController): Mark[] {
  const { clientWidth, clientHeight } = map.getContainer()
  const marks: Mark[] = []
  for (let index = 0; index < cells.key.length && marks.length < MOST; index++) {
    const { x, y } = project([cells.longitude[index] as number, cells.latitude[index] as number])
    if (x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight) marks.push({ index, x, y })
  }
  return marks
}

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The nearest mark within 60° of the direction; a step sideways counts double. */
function nearestTowards(key: string, from: Mark, marks: readonly Mark[]): Mark | undefined {
  const direction = DIRECTIONS[key]
  if (direction === undefined) return undefined
  const ranked = marks.flatMap((mark) => {
    const [dx, dy] = [mark.x - from.x, mark.y - from.y]
    const [ahead, aside] = [
      dx * direction[0] + dy * direction[1],
      Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]),
    ]
    return ahead > 0 && aside <= ahead * 1.75 ? [{ mark, cost: ahead + 2 * aside }] : []
  })
  return ranked.sort((a, b) => a.cost - b.cost)[0]?.mark
}

function labelOf(
  cells: MarkButtonsProps['cells'],
  index: number,
  singles: MarkButtonsProps['singles'],
  words: Words,
): string {
  const single = singles.get(cells.row[index] as number)
  return words.say('markOf', {
    count: cells.count[index] as number,
    title: single ? titleOfListing(single, words) : '',
  })
}

import type { Answer, Listing, Position } from '@nahrain/model'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useWords, type Words } from '../words/words.ts'
import type { Target } from './overlay.ts'

/** More marks than this in view are too many to walk through; the list has them all. */
const MOST = 150

export interface MarkButtonsProps {
  readonly cells: NonNullable<Answer['cells']>
  readonly singles: ReadonlyMap<number, Listing>
  readonly project: (position: Position) => { readonly x: number; readonly y: number }
  /** Grows with every move of the map: the same cells then stand elsewhere on the screen. */
  readonly frame: number
  readonly size: { readonly width: number; readonly height: number }
  readonly onOpen: (target: Target) => void
}

interface Mark {
  readonly index: number
  readonly x: number
  readonly y: number
}

/** The marks as buttons over the map, for the keyboard and for screen readers: arrows go to the nearest one that way. */
export function MarkButtons({ cells, singles, project, size, onOpen }: MarkButtonsProps) {
  const words = useWords()
  const [current, setCurrent] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const marks = marksInView(cells, project, size)
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
}

function marksInView(
  cells: MarkButtonsProps['cells'],
  project: MarkButtonsProps['project'],
  size: MarkButtonsProps['size'],
): Mark[] {
  return Array.from(cells.key, (_, index): Mark => {
    const { x, y } = project([cells.longitude[index] as number, cells.latitude[index] as number])
    return { index, x, y }
  })
    .filter(({ x, y }) => x >= 0 && y >= 0 && x <= size.width && y <= size.height)
    .slice(0, MOST)
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
  { say, text }: Words,
): string {
  const single = singles.get(cells.row[index] as number)
  return say('markOf', { count: cells.count[index] as number, title: single ? text(single.title).text : '' })
}

function targetOf(cells: MarkButtonsProps['cells'], index: number): Target {
  return cells.count[index] === 1
    ? { kind: 'row', row: cells.row[index] as number }
    : { kind: 'cell', zoom: cells.zoom, key: cells.key[index] as number }
}

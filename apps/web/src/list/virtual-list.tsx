import { type KeyboardEvent, type ReactNode, useEffect, useId } from 'react'
import { lineAfterKey } from './list-keys.ts'
import { rangeOf } from './list-window.ts'
import { type ListView, useListView } from './use-list-view.ts'

export interface VirtualListProps {
  readonly label: string
  /** Identity of the list: another one starts at its top. */
  readonly list: unknown
  readonly count: number
  /** Called with the lines in sight, and some around them: the first, and the one after the last. */
  readonly onWindow: (first: number, end: number) => void
  readonly onOpen: (line: number) => void
  readonly children: (line: number, option: OptionProps) => ReactNode
}

/** What makes a line's element an option of the list. */
export interface OptionProps {
  readonly id: string
  readonly role: 'option'
  readonly 'aria-selected': boolean
  readonly 'aria-setsize': number
  readonly 'aria-posinset': number
  readonly 'data-active': true | undefined
  readonly onClick: () => void
}

/** A list box over any number of lines of one height, of which only those in sight are in the page. */
export function VirtualList({ label, list, count, onWindow, onOpen, children }: VirtualListProps) {
  const view = useListView(list, count)
  const { size, active } = view
  const { first, end } = view.window
  const name = useId()
  useEffect(() => onWindow(first, end), [onWindow, first, end])

  const open = (line: number) => {
    view.activate(line)
    onOpen(line)
  }
  const option = (line: number): OptionProps => ({
    id: `${name}${line}`,
    role: 'option',
    'aria-selected': false,
    'aria-setsize': count,
    'aria-posinset': line + 1,
    'data-active': line === view.active || undefined,
    onClick: () => open(line),
  })
  const isActiveThere = active !== undefined && active >= first && active < end

  return (
    <div
      ref={view.scroller}
      className="virtual-list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={isActiveThere ? `${name}${active}` : undefined}
      onScroll={view.follow}
      onKeyDown={(event) => press(event, view, open)}
      onFocus={() => active === undefined && view.activate(view.firstWhole)}
    >
      <div ref={view.sample} className="virtual-line line-sample" aria-hidden="true" />
      <div className="virtual-range" style={{ blockSize: rangeOf(size) }}>
        <div className="virtual-lines" style={{ translate: `0 ${first * size.lineHeight + view.position.shift}px` }}>
          {Array.from({ length: end - first }, (_, index) => children(first + index, option(first + index)))}
        </div>
      </div>
    </div>
  )
}

/** Keys that walk the list, and those that open its active line. */
function press(event: KeyboardEvent, { active, firstWhole, size, activate }: ListView, open: (line: number) => void) {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const from = active ?? firstWhole
  const next = lineAfterKey(event.key, from, size)
  const opens = event.key === 'Enter' || event.key === ' '
  if (next === undefined && !opens) return
  event.preventDefault()
  if (next === undefined) open(from)
  else activate(next)
}

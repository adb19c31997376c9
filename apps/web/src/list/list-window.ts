/**
 * Which lines of a list of equal lines are in sight. A browser cuts elements off at some tens of millions of pixels, so a longer list gets a
 * shorter scroll range: its first and last pixels are true, those between stand for more than one. Steps (wheel, finger, key) move the
 * lines by what they say; only a jump, which is a dragged scrollbar, goes by the range.
 */
export interface ListSize {
  readonly count: number
  /** Heights in CSS pixels. */
  readonly lineHeight: number
  readonly viewHeight: number
}

/** Where the reader is: pixels from the start of the first line to the top of the view, and what the scroll offset is beyond that. */
export interface ListPosition {
  readonly top: number
  readonly shift: number
}

export interface ListWindow {
  /** First line in the page, and the one after the last. */
  readonly first: number
  readonly end: number
}

export const LIST_START: ListPosition = { top: 0, shift: 0 }

/** Below what browsers allow, also where they count device pixels and the page is zoomed to 500 %. */
const LONGEST_RANGE = 2_000_000
/** Pixels at both ends of the range that are true. */
const TRUE_PIXELS = 200_000
/** The longest way of one scroll event that is a step. */
const LONGEST_STEP = 800
/** Lines beyond the view, on both sides. */
const OVERSCAN = 5

/** Height of the element that makes the scrollbar. */
export function rangeOf({ count, lineHeight }: ListSize): number {
  return Math.min(count * lineHeight, LONGEST_RANGE)
}

export function windowOf({ count, lineHeight, viewHeight }: ListSize, { top }: ListPosition): ListWindow {
  if (lineHeight === 0) return { first: 0, end: 0 }
  return {
    first: Math.max(0, Math.floor(top / lineHeight) - OVERSCAN),
    end: Math.min(count, Math.ceil((top + viewHeight) / lineHeight) + OVERSCAN),
  }
}

/** The position after the browser scrolled to an offset. */
export function followScroll(size: ListSize, position: ListPosition, scrolled: number): ListPosition {
  const { lastTop, lastOffset } = limitsOf(size)
  const offset = clamp(scrolled, lastOffset)
  const step = offset - offsetOf(position)
  // Offsets that are set come back rounded.
  if (Math.abs(step) < 1) return position
  const atEnd = offset < 1 || offset > lastOffset - 1
  const isStep = Math.abs(step) <= LONGEST_STEP && !atEnd
  const top = isStep ? clamp(position.top + step, lastTop) : topAt(size, offset)
  return { top, shift: offset - top }
}

/** The same lines, with the scrollbar where it belongs: steps leave it behind in a long list. Also after the size changed. */
export function settle(size: ListSize, { top }: ListPosition): ListPosition {
  const { lastTop, lastOffset } = limitsOf(size)
  const settled = clamp(top, lastTop)
  if (lastTop === lastOffset) return { top: settled, shift: 0 }
  // Whole pixels come back from the browser as they were set.
  return { top: settled, shift: Math.round(stretch(settled, lastTop, lastOffset)) - settled }
}

/** The nearest position that shows a whole line; the same one where it does already. */
export function reveal(size: ListSize, position: ListPosition, line: number): ListPosition {
  const start = line * size.lineHeight
  if (start < position.top) return settle(size, { ...position, top: start })
  const end = start + size.lineHeight
  if (end > position.top + size.viewHeight) return settle(size, { ...position, top: end - size.viewHeight })
  return position
}

/** The scroll offset of a position. */
export function offsetOf({ top, shift }: ListPosition): number {
  return top + shift
}

function limitsOf(size: ListSize): { readonly lastTop: number; readonly lastOffset: number } {
  return {
    lastTop: Math.max(0, size.count * size.lineHeight - size.viewHeight),
    lastOffset: Math.max(0, rangeOf(size) - size.viewHeight),
  }
}

function topAt(size: ListSize, offset: number): number {
  const { lastTop, lastOffset } = limitsOf(size)
  return stretch(offset, lastOffset, lastTop)
}

/** A value of 0 to `from` as one of 0 to `to`: unchanged at both ends, stretched or pressed together between. */
function stretch(value: number, from: number, to: number): number {
  if (from === to || value <= TRUE_PIXELS) return value
  if (value >= from - TRUE_PIXELS) return to - (from - value)
  return TRUE_PIXELS + ((value - TRUE_PIXELS) * (to - 2 * TRUE_PIXELS)) / (from - 2 * TRUE_PIXELS)
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most)
}

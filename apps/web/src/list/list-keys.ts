import type { ListSize } from './list-window.ts'

/** The line that a key leads to from the active one; undefined where the key is not for walking the list. */
export function lineAfterKey(
  key: string,
  active: number,
  { count, lineHeight, viewHeight }: ListSize,
): number | undefined {
  const page = Math.max(1, Math.floor(viewHeight / lineHeight))
  const to = (line: number) => Math.max(0, Math.min(line, count - 1))
  switch (key) {
    case 'ArrowDown':
      return to(active + 1)
    case 'ArrowUp':
      return to(active - 1)
    case 'PageDown':
      return to(active + page)
    case 'PageUp':
      return to(active - page)
    case 'Home':
      return 0
    case 'End':
      return to(count - 1)
    default:
      return undefined
  }
}

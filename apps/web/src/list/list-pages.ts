import { type Line, type OpenList, PAGE_LINES } from '../state/open-list.ts'

/** Pages that are kept, those in sight included. */
const KEPT_PAGES = 8

/** The lines of a list near the reader: the pages in sight and those seen last. */
export interface ListPages {
  /** Undefined while its page is on its way. */
  readonly line: (index: number) => Line | undefined
  /** Says which lines are in sight. Reads one page at a time, so that a flight over millions of lines reads only where it rests. */
  readonly want: (first: number, end: number) => void
}

/** `changed` is called when a page has come. */
export function createListPages(list: OpenList, changed: () => void, fail: (error: unknown) => void): ListPages {
  /** From the page seen longest ago to the last one. */
  const kept = new Map<number, readonly Line[]>([[0, list.firstPage]])
  let wanted: readonly number[] = []
  let reading = false

  function keep(page: number, lines: readonly Line[]) {
    kept.delete(page)
    kept.set(page, lines)
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_PAGES) break
      kept.delete(oldest)
    }
  }

  async function read() {
    const page = wanted.find((page) => !kept.has(page))
    if (reading || page === undefined) return
    reading = true
    try {
      keep(page, await list.read(page))
      changed()
    } catch (error) {
      // What cannot be read is not tried again before the reader moves on.
      wanted = []
      fail(error)
    } finally {
      reading = false
    }
    void read()
  }

  return {
    line: (index) => kept.get(Math.floor(index / PAGE_LINES))?.[index % PAGE_LINES],
    want(first, end) {
      const [from, to] = [Math.floor(first / PAGE_LINES), Math.ceil(end / PAGE_LINES)]
      wanted = Array.from({ length: to - from }, (_, index) => from + index)
      for (const page of wanted) {
        const lines = kept.get(page)
        if (lines !== undefined) keep(page, lines)
      }
      void read()
    },
  }
}

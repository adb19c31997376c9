export interface GateOptions {
  /** How many may be inside at once, above 0. */
  readonly running: number
  /** How many may stand in line. */
  readonly waiting: number
}

/** A door for so many at once, with a line of bounded length in front. */
export interface Gate {
  /** Whoever is let in, now or by the promise, must leave once. */
  readonly enter: () => 'now' | 'full' | Promise<void>
  readonly leave: () => void
  readonly counts: () => { readonly running: number; readonly waiting: number }
}

export function createGate({ running: places, waiting }: GateOptions): Gate {
  let running = 0
  const line: (() => void)[] = []
  return {
    enter() {
      if (running < places) {
        running++
        return 'now'
      }
      if (line.length >= waiting) return 'full'
      return new Promise((resolve) => {
        line.push(resolve)
      })
    },
    leave() {
      // A place is handed on without being given up, so that nobody who comes now gets ahead of the line.
      const next = line.shift()
      if (next === undefined) running--
      else next()
    },
    counts: () => ({ running, waiting: line.length }),
  }
}

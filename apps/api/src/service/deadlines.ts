/** Many clocks that all run equally long, on one timer: a timer for each request costs more than a short question does. */
export interface Deadlines {
  /** `onLate` is called when the time is over, at most a hundredth of it late, unless what is given back is called before. */
  readonly start: (onLate: () => void) => () => void
}

interface Clock {
  readonly dueMs: number
  readonly onLate: () => void
}

export function createDeadlines(seconds: number): Deadlines {
  const lengthMs = seconds * 1000
  /** The oldest, and so the first to be due, stands first. */
  const running = new Set<Clock>()
  let isTicking = false

  const tickLater = () => {
    isTicking = running.size > 0
    if (isTicking) setTimeout(tick, lengthMs / 100)
  }
  const tick = () => {
    const nowMs = performance.now()
    for (const clock of running) {
      if (clock.dueMs > nowMs) break
      running.delete(clock)
      clock.onLate()
    }
    tickLater()
  }
  return {
    start(onLate) {
      const clock = { dueMs: performance.now() + lengthMs, onLate }
      running.add(clock)
      if (!isTicking) tickLater()
      return () => running.delete(clock)
    },
  }
}

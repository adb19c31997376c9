import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDeadlines } from '../../src/service/deadlines.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('each clock is called once, at most a hundredth late, unless it was stopped', () => {
  const clock = fc.record({ gapMs: fc.nat({ max: 700 }), stopAfterMs: fc.option(fc.nat({ max: 900 })) })
  fc.assert(
    fc.property(fc.array(clock, { maxLength: 30 }), (clocks) => {
      const deadlines = createDeadlines(1)
      const calls = clocks.map(({ gapMs, stopAfterMs }) => {
        vi.advanceTimersByTime(gapMs)
        const startMs = performance.now()
        const times: number[] = []
        const stop = deadlines.start(() => times.push(performance.now() - startMs))
        if (stopAfterMs !== null) setTimeout(stop, stopAfterMs)
        return { times, stopAfterMs }
      })
      vi.advanceTimersByTime(5000)
      for (const { times, stopAfterMs } of calls) {
        expect(times.length).toBe(stopAfterMs === null ? 1 : 0)
        for (const time of times) {
          expect(time).toBeGreaterThanOrEqual(1000)
          expect(time).toBeLessThanOrEqual(1011)
        }
      }
      expect(vi.getTimerCount()).toBe(0)
    }),
    propertyOptions(50),
  )
})

import type { MiddlewareHandler } from 'hono'
import { createDeadlines } from './deadlines.ts'
import type { Gate } from './gate.ts'
import { refuse } from './refusal.ts'

export interface AdmissionOptions {
  readonly gate: Gate
  /** Longest time from the arrival of a request to the head of its answer, standing in line included. */
  readonly seconds: number
}

/**
 * So many requests are worked on at once, so many stand in line, and none longer than its time; all others are told to come back.
 *
 * What this bounds is waiting: for a place, for a disk. A question that computes holds the thread, and with it this clock; how
 * long it can take is bounded by what a question may ask. An answer on its way out holds no place.
 */
export function admit({ gate, seconds }: AdmissionOptions): MiddlewareHandler {
  const deadlines = createDeadlines(seconds)
  return async (context, next) => {
    const turn = gate.enter()
    if (turn === 'full') {
      const { running, waiting } = gate.counts()
      const detail = `got one request more than the ${running} that are worked on and the ${waiting} in line: come back in a moment`
      return refuse(context, { status: 503, title: 'busy', detail, retryAfterSeconds: 1 })
    }
    let isLate = false
    const work = async () => {
      if (turn !== 'now') await turn
      try {
        // Whoever was told to come back while standing in line passes through without any work.
        if (!isLate) await next()
      } finally {
        gate.leave()
      }
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const stop = deadlines.start(() => {
      isLate = true
      resolve()
    })
    work().then(resolve, reject)
    await promise.finally(stop)
    if (!isLate) return undefined
    const detail = `got no answer within ${seconds} s: ask for less at once, or come back later`
    return refuse(context, { status: 503, title: 'took too long', detail, retryAfterSeconds: 10 })
  }
}

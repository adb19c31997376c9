import type { MiddlewareHandler, Next } from 'hono'
import type { Gate } from './gate.ts'
import { refuse } from './refusal.ts'

const LATE = Symbol('late')

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
  return async (context, next) => {
    const turn = gate.enter()
    if (turn === 'full') {
      const { running, waiting } = gate.counts()
      const detail = `got one request more than the ${running} that are worked on and the ${waiting} in line: come back in a moment`
      return refuse(context, { status: 503, title: 'busy', detail, retryAfterSeconds: 1 })
    }
    const clock = startClock(seconds)
    const outcome = await Promise.race([workInside(gate, turn, { next, clock }), clock.late])
    clearTimeout(clock.timer)
    if (outcome !== LATE) return undefined
    const detail = `got no answer within ${seconds} s: ask for less at once, or come back later`
    return refuse(context, { status: 503, title: 'took too long', detail, retryAfterSeconds: 10 })
  }
}

interface Clock {
  readonly late: Promise<typeof LATE>
  readonly timer: ReturnType<typeof setTimeout>
  isOver: boolean
}

function startClock(seconds: number): Clock {
  const { promise, resolve } = Promise.withResolvers<typeof LATE>()
  const clock: Clock = {
    late: promise,
    timer: setTimeout(() => {
      clock.isOver = true
      resolve(LATE)
    }, seconds * 1000),
    isOver: false,
  }
  return clock
}

interface Work {
  readonly next: Next
  readonly clock: Clock
}

/** Whoever was told to come back while standing in line passes through without any work. */
async function workInside(gate: Gate, turn: 'now' | Promise<void>, { next, clock }: Work): Promise<void> {
  if (turn !== 'now') await turn
  try {
    if (!clock.isOver) await next()
  } finally {
    gate.leave()
  }
}

import type { Client } from './client.ts'

/** One abstract test of a standard's annex, as a function over HTTP. */
export interface AbstractTest {
  /** As the annex names it; `/rec/…` and `/req/…` where the text asks for something that the annex has no test of its own for. */
  readonly id: string
  readonly title: string
  /** Returns where the server passes. @throws Failure, Skip */
  readonly run: (client: Client) => Promise<void>
}

/** The server does not do what the standard says. */
export class Failure extends Error {}

/** What the server has cannot show it; the message is the reason. */
export class Skip extends Error {}

/** @throws Failure */
export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Failure(message)
}

/** Runs a check for each of many things and skips where it could be made for none of them. @throws Failure, Skip */
export async function forEach<Thing>(things: readonly Thing[], run: (thing: Thing) => Promise<void>): Promise<void> {
  const reasons = new Set<string>()
  let shown = 0
  for (const thing of things) {
    try {
      await run(thing)
      shown++
    } catch (error) {
      if (!(error instanceof Skip)) throw error
      reasons.add(error.message)
    }
  }
  if (shown === 0) throw new Skip([...reasons].join('; ') || 'the server has none of what it is about')
}

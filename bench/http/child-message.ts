import { setTimeout as sleep } from 'node:timers/promises'

/** What a server process says to its parent. */
export type ChildMessage = { readonly url: string } | { readonly megabytes: number }

const BYTES_PER_MEGABYTE = 1024 * 1024

/** Tells the parent where the server is; from then on every message is answered with the resident memory after a collection. */
export function answerParent(url: string): void {
  const say = (message: ChildMessage) => process.send?.(message)
  process.on('message', async (question) => {
    if (question !== 'memory') return
    // Several, with time between: what one sets free, the next may give back to the system.
    for (let round = 0; round < 3; round++) {
      globalThis.gc?.()
      await sleep(200)
    }
    say({ megabytes: process.memoryUsage.rss() / BYTES_PER_MEGABYTE })
  })
  process.on('disconnect', () => process.exit(0))
  say({ url })
}

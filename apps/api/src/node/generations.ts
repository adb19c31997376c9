import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { DatasetFolder } from './dataset-folder.ts'
import { onceClosed } from './exchange.ts'

/** The datasets as they were at one time, and the app that answers from them. */
export interface Generation {
  readonly app: Hono
  readonly folders: readonly DatasetFolder[]
}

/**
 * One generation answers; those before it live until the last request that they took is over. A dataset folder closes with the last
 * generation that has it, so that one that stays the same passes from generation to generation.
 */
export interface Generations {
  readonly current: () => Generation
  readonly fetch: (request: Request, bindings: HttpBindings) => Promise<Response>
  readonly replace: (next: Generation) => void
  /** Generations that still have requests, or may get some. */
  readonly size: () => number
  /** Requests under way. */
  readonly underWay: () => number
  /** Closes every folder; for a server that takes no requests any more. */
  readonly close: () => Promise<void>
}

interface Living extends Generation {
  underWay: number
}

export function createGenerations(first: Generation): Generations {
  let current: Living = { ...first, underWay: 0 }
  const living = new Set([current])

  function endIfUnused(generation: Living): Promise<unknown> {
    if (generation === current || generation.underWay > 0 || !living.delete(generation)) return Promise.resolve()
    const kept = new Set([...living].flatMap(({ folders }) => folders))
    return Promise.all(generation.folders.filter((folder) => !kept.has(folder)).map(({ close }) => close()))
  }

  return {
    current: () => current,
    async fetch(request, bindings) {
      const generation = current
      generation.underWay++
      try {
        return await generation.app.fetch(request, bindings)
      } finally {
        // The body is on its way; a client that went away before leaves its handler's work behind, which is over now too.
        onceClosed(bindings.outgoing, () => {
          generation.underWay--
          void endIfUnused(generation)
        })
      }
    },
    replace(next) {
      const former = current
      current = { ...next, underWay: 0 }
      living.add(current)
      void endIfUnused(former)
    },
    size: () => living.size,
    underWay: () => [...living].reduce((sum, { underWay }) => sum + underWay, 0),
    async close() {
      const folders = new Set([...living].flatMap((generation) => generation.folders))
      living.clear()
      await Promise.all([...folders].map(({ close }) => close()))
    },
  }
}

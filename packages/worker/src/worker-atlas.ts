import { NahrainError } from '@nahrain/model'
import * as Comlink from 'comlink'
import type { Atlas } from './atlas.ts'
import { createLatest } from './latest.ts'
import { type Outcome, unwrap } from './outcome.ts'
import type { ThreadTable } from './thread-table.ts'

/** Where a dataset folder is: its name for messages, and its absolute URL without a slash at the end. */
export interface DatasetAddress {
  readonly name: string
  readonly url: string
}

/**
 * The atlas on a thread of its own. `startThread` makes the worker that runs `@nahrain/worker/thread`.
 * When the thread dies, everything pending and everything asked later rejects with `worker-crashed`.
 */
export function createWorkerAtlas(startThread: () => Worker, { name, url }: DatasetAddress): Atlas {
  const worker = startThread()
  const thread = Comlink.wrap<ThreadTable>(worker)
  const crash = Promise.withResolvers<never>()
  crash.promise.catch(() => {})
  const end = (reason: string) =>
    crash.reject(new NahrainError('worker-crashed', `the worker ended (${reason}); load the page again`, { reason }))
  worker.addEventListener('error', (event) => end(event.message || 'it could not start'))
  worker.addEventListener('messageerror', () => end('a message could not be read'))

  const call = async <Value>(outcome: Promise<Outcome<Value>>): Promise<Value> =>
    unwrap(await Promise.race([outcome, crash.promise]))
  const latestAnswer = createLatest()
  const latestDrawing = createLatest()

  return {
    open: () => call(thread.open(name, url)),
    ask: (query, shape) => latestAnswer(() => call(thread.ask(query, shape))),
    page: (query, shape) => call(thread.page(query, shape)),
    count: (query) => call(thread.count(query)),
    draw: (query) => latestDrawing(() => call(thread.draw(query))),
    outlines: () => call(thread.outlines()),
    list: (rows) => call(thread.list(rows)),
    cell: (query, zoom, key) => call(thread.cell(query, zoom, key)),
    dossier: (id) => call(thread.dossier(id)),
    features: (query) => call(thread.features(query)),
    close() {
      end('it was closed')
      worker.terminate()
    },
  }
}

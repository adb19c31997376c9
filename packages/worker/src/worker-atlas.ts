import type { TableLook } from '@nahrain/ingest/table'
import { NahrainError } from '@nahrain/model'
import * as Comlink from 'comlink'
import type { Atlas } from './atlas.ts'
import { createLatest } from './latest.ts'
import { type Outcome, unwrap } from './outcome.ts'
import type { AtlasAddress, ThreadTable } from './thread-table.ts'

/**
 * The atlas on a thread of its own. `startThread` makes the worker that runs `@nahrain/worker/thread`.
 * When the thread dies, everything pending and everything asked later rejects with `worker-crashed`.
 */
export function createWorkerAtlas(startThread: () => Worker, address: AtlasAddress): Atlas {
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
    open: (listen = () => {}) => call(thread.open(address, Comlink.proxy(listen))),
    ask: (query, shape) => latestAnswer(() => call(thread.ask(query, shape))),
    page: (query, shape) => call(thread.page(query, shape)),
    count: (query) => call(thread.count(query)),
    draw: (query) => latestDrawing(() => call(thread.draw(query))),
    totals: () => call(thread.totals()),
    places: () => call(thread.places()),
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

/** Looks at a table on a thread of its own, which ends with it; a newer look ends the one before by `signal`. @throws as `lookAtTable` */
export async function lookAtFile(
  startThread: () => Worker,
  file: File,
  corrections: readonly string[],
  signal?: AbortSignal,
): Promise<TableLook> {
  const worker = startThread()
  const ended = Promise.withResolvers<never>()
  ended.promise.catch(() => {})
  const stop = () => ended.reject(new NahrainError('cancelled', 'the look at the table was given up', {}))
  signal?.addEventListener('abort', stop)
  worker.addEventListener('error', ({ message }) =>
    ended.reject(new NahrainError('worker-crashed', `the worker ended (${message}); try again`, { reason: message })),
  )
  try {
    const thread = Comlink.wrap<ThreadTable>(worker)
    return unwrap(await Promise.race([thread.look(file, corrections), ended.promise]))
  } finally {
    signal?.removeEventListener('abort', stop)
    worker.terminate()
  }
}

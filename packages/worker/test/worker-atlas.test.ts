import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type DatasetFileName, memoryReader } from '@nahrain/engine'
import { decodeQuery, EVERYTHING, isNahrainError } from '@nahrain/model'
import { builtAtlas, queryCases } from '@nahrain/testkit'
import * as Comlink from 'comlink'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Atlas, createLocalAtlas, createWorkerAtlas, folderSource } from '../src/index.ts'
import { createThreadTable } from '../src/thread-table.ts'

/** The thread's own table behind a real message channel and real HTTP; the browser tests run it in a real Web Worker. */
let server: Server
let url: string
let local: Atlas
let remote: Atlas

/** The near end of a channel whose far end runs the thread: structured clone and transfer as between threads. */
function startThread(): Worker & { readonly crash: () => void } {
  const { port1, port2 } = new MessageChannel()
  Comlink.expose(createThreadTable(), port2)
  port1.start()
  const crash = () => port1.dispatchEvent(new Event('error'))
  return Object.assign(port1, { crash, terminate: () => port1.close() }) as unknown as Worker & { crash: () => void }
}

beforeAll(async () => {
  const reader = memoryReader(await builtAtlas())
  server = createServer((request, response) => {
    const file = new URL(request.url ?? '', 'http://localhost').pathname.slice(1) as DatasetFileName
    const [, start, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
    const range = start === undefined ? undefined : { start: Number(start), end: Number(last) + 1 }
    reader.read(file, range).then(
      (bytes) => response.writeHead(range ? 206 : 200).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  url = `http://localhost:${(server.address() as AddressInfo).port}`
  local = createLocalAtlas(folderSource('atlas', reader))
  remote = createWorkerAtlas(startThread, { kind: 'folder', name: 'atlas', url })
  await Promise.all([local.open(), remote.open()])
})

afterAll(() => {
  remote.close()
  server.close()
})

const SHAPE = {
  facets: true,
  rows: { offset: 0, limit: 500, sort: 'row' },
  histogram: { bins: 32 },
  cells: { zoom: 6 },
} as const

describe('with and without a worker', () => {
  test.each(queryCases())('$name has the same answer', async ({ question }) => {
    const { manifest } = await local.open()
    const query = decodeQuery(
      new URLSearchParams(question),
      manifest.facets.map(({ id }) => id),
    )
    expect(await remote.ask(query, SHAPE)).toEqual(await local.ask(query, SHAPE))
    expect(await remote.draw(query)).toEqual(await local.draw(query))
  })

  test('lists, dossiers, outlines, cells and exports are the same', async () => {
    const { cells, rows } = await local.ask(EVERYTHING, SHAPE)
    const key = cells?.key[0] as number
    for (const read of [
      (atlas: Atlas) => atlas.list(rows?.rows ?? new Uint32Array()),
      (atlas: Atlas) => atlas.dossier('al-hol-to-jeddah-1'),
      (atlas: Atlas) => atlas.outlines(),
      (atlas: Atlas) => atlas.cell(EVERYTHING, 6, key),
      (atlas: Atlas) => atlas.features({ ...EVERYTHING, facets: { type: ['flow'] } }),
    ]) {
      expect(await read(remote)).toEqual(await read(local))
    }
  })
})

test.each([
  ['without', () => local],
  ['with', () => remote],
])('%s a worker the pages of a question add up to its rows, and its count to their number', async (_, atlas) => {
  const query = { ...EVERYTHING, facets: { type: ['flow', 'place'] } }
  const { total, rows } = await local.ask(query, { facets: false, rows: { offset: 0, limit: 10_000, sort: '-when' } })
  const pages = await Promise.all(
    Array.from({ length: Math.ceil(total / 50) }, (_, page) =>
      atlas().page(query, { offset: page * 50, limit: 50, sort: '-when' }),
    ),
  )
  expect(total).toBeGreaterThan(100)
  expect(pages.flatMap((page) => [...page.rows])).toEqual([...(rows?.rows ?? [])])
  expect(pages.flatMap((page) => [...page.certain])).toEqual([...(rows?.certain ?? [])])
  expect(pages.flatMap((page) => page.listings)).toEqual(await local.list(rows?.rows ?? new Uint32Array()))
  expect(await atlas().count(query)).toBe(total)
})

test.each([
  ['without', () => local],
  ['with', () => remote],
])('%s a worker neither a page nor a count takes the place of a question', async (_, atlas) => {
  const kirkuk = { ...EVERYTHING, text: 'kirkuk' }
  const shape = { offset: 0, limit: 5, sort: 'row' } as const
  const [answer, first, second, count] = await Promise.all([
    atlas().ask(kirkuk, SHAPE),
    atlas().page(EVERYTHING, shape),
    atlas().page(kirkuk, shape),
    atlas().count({ ...EVERYTHING, text: 'mosul' }),
  ])
  expect(answer).toEqual(await local.ask(kirkuk, SHAPE))
  expect(first).toEqual(await local.page(EVERYTHING, shape))
  expect([...second.rows]).toEqual([...(answer.rows?.rows ?? [])].slice(0, 5))
  expect(count).toBe(await local.count({ ...EVERYTHING, text: 'mosul' }))
})

test('an error keeps its tag and details on the way out of the thread', async () => {
  const error = await remote.dossier('nobody').catch((thrown: unknown) => thrown)
  if (!isNahrainError(error, 'not-found')) throw error
  expect(error.details).toEqual({ what: 'entry', id: 'nobody' })
})

test('a damaged or missing dataset is named', async () => {
  const lost = createWorkerAtlas(startThread, { kind: 'folder', name: 'lost', url: `${url}/nowhere` })
  const error = await lost.open().catch((thrown: unknown) => thrown)
  expect(isNahrainError(error, 'not-found')).toBe(true)
  lost.close()
})

test('a question before open() says what to do', async () => {
  const early = createLocalAtlas(folderSource('early', memoryReader(await builtAtlas())))
  await expect(early.ask(EVERYTHING, SHAPE)).rejects.toMatchObject({ tag: 'not-found' })
})

test.each([
  ['without', () => local],
  ['with', () => remote],
])('%s a worker a superseded question is cancelled, the newest is answered', async (_, atlas) => {
  const asked = ['kirkuk', 'diyala', 'mosul'].map((text) =>
    atlas()
      .ask({ ...EVERYTHING, text }, SHAPE)
      .catch((thrown: unknown) => thrown),
  )
  const [first, second, last] = await Promise.all(asked)
  expect(isNahrainError(first, 'cancelled')).toBe(true)
  expect(isNahrainError(second, 'cancelled')).toBe(true)
  expect(last).toEqual(await local.ask({ ...EVERYTHING, text: 'mosul' }, SHAPE))
})

test('a crash rejects what is pending and what comes after', async () => {
  let crash = () => {}
  const doomed = createWorkerAtlas(
    () => {
      const thread = startThread()
      crash = thread.crash
      return thread
    },
    { kind: 'folder', name: 'atlas', url },
  )
  const pending = doomed.open().catch((thrown: unknown) => thrown)
  crash()
  expect(isNahrainError(await pending, 'worker-crashed')).toBe(true)
  await expect(doomed.outlines()).rejects.toMatchObject({ tag: 'worker-crashed' })
})

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WrittenDataset } from '@nahrain/engine'
import { writtenRandomTable } from '@nahrain/testkit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type RunningServer, startServer } from '../../src/node.ts'
import { putDataset } from '../dataset-on-disk.ts'

let parent: string
let folder: string
let server: RunningServer
let lines: string[]
/** Node warns of files that nobody closed, when it closes them itself. */
const warnings: Error[] = []
process.on('warning', (warning) => warnings.push(warning))

const version = (rows: number) => writtenRandomTable({ rows, seed: rows, facetValues: [3] })

async function serve(dataset: WrittenDataset, watchSeconds: number): Promise<void> {
  await putDataset(folder, dataset)
  server = await startServer({
    datasetFolders: [folder],
    port: 0,
    service: { watchSeconds },
    writeLog: (line) => lines.push(line),
  })
}

beforeEach(async () => {
  lines = []
  parent = await mkdtemp(join(tmpdir(), 'nahrain-live-'))
  folder = join(parent, 'random')
})
afterEach(async () => {
  await server.close()
  await rm(parent, { recursive: true, force: true })
})

const logged = (event: string) => lines.filter((line) => line.includes(event)).length
const waitFor = (event: string, times: number) =>
  vi.waitFor(() => expect(logged(event)).toBe(times), { timeout: 20_000, interval: 20 })

const ITEMS = '/api/collections/random/items?limit=1'

interface Seen {
  readonly status: number
  readonly count: number
  readonly tag: string
}

async function ask(): Promise<Seen> {
  const response = await fetch(server.url + ITEMS)
  const body = (await response.json()) as { numberMatched: number }
  return { status: response.status, count: body.numberMatched, tag: response.headers.get('ETag') ?? '' }
}

/** The whole rows of whichever version answers, as their hash. */
async function askFile(): Promise<string> {
  const response = await fetch(`${server.url}/datasets/random/rows.arrow`)
  expect(response.status).toBe(200)
  return createHash('sha256')
    .update(new Uint8Array(await response.arrayBuffer()))
    .digest('hex')
}

test('a dataset is replaced five times under a steady stream of requests, twice by a damaged one: none fails or mixes', async () => {
  const versions = await Promise.all([50, 60, 70, 80, 90, 100].map(version))
  const [first, ...later] = versions as [WrittenDataset, ...WrittenDataset[]]
  const counts = new Set(versions.map(({ manifest }) => manifest.count))
  const hashes = new Set(versions.map(({ manifest }) => manifest.files['rows.arrow']?.sha256))
  await serve(first, 0.05)
  const seen: Seen[] = []
  let isOver = false
  const client = async () => {
    while (!isOver) {
      seen.push(await ask())
      expect(hashes).toContain(await askFile())
    }
  }
  const clients = Promise.all([client(), client(), client(), client()])
  for (const [index, next] of later.entries()) {
    if (index === 1 || index === 3) {
      await putDataset(folder, damaged(next, index === 1 ? 'rows.arrow' : 'records.gz'))
      await waitFor('dataset-refused', index === 1 ? 1 : 2)
      expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    }
    await putDataset(folder, next)
    await waitFor('dataset-replaced', index + 1)
  }
  expect((await ask()).count).toBe(100)
  isOver = true
  await clients
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  expect(seen.length).toBeGreaterThan(200)
  const tags = new Map(seen.map(({ count, tag }) => [count, tag]))
  for (const { status, count, tag } of seen) {
    expect(status).toBe(200)
    expect(tag).toBe(tags.get(count))
  }
  expect(new Set(tags.keys())).toEqual(counts)
  expect(new Set(tags.values()).size).toBe(counts.size)
  expect(logged('request-failed')).toBe(0)
  expect(warnings.filter(({ message }) => message.includes('garbage collection'))).toEqual([])
  if (existsSync('/proc/self/fd')) {
    const files = Object.keys(first.manifest.files).length + 1
    await vi.waitFor(() => expect(openFiles(folder).length).toBe(files), { timeout: 5000 })
  }
})

test('a download that began before goes on from the dataset that it began with, whose files stay open until then', async () => {
  const [before, after] = [await version(200_000), await version(60)]
  await serve(before, 0)
  const size = before.manifest.files['rows.arrow']?.bytes ?? 0
  expect(size).toBeGreaterThan(4 * 1024 * 1024)
  const response = await fetch(`${server.url}/datasets/random/rows.arrow`, {
    headers: { 'Accept-Encoding': 'identity' },
  })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const hash = createHash('sha256')
  const { value } = await reader.read()
  hash.update(value ?? new Uint8Array())
  await putDataset(folder, after)
  await server.reload()
  expect((await ask()).count).toBe(60)
  expect(await generations()).toBe(2)
  for (;;) {
    const { value: piece, done } = await reader.read()
    if (done) break
    hash.update(piece)
  }
  expect(hash.digest('hex')).toBe(before.manifest.files['rows.arrow']?.sha256)
  await vi.waitFor(async () => expect(await generations()).toBe(1))
})

test('reading again changes nothing where the version is the same, and a folder that is gone is refused', async () => {
  const dataset = await version(50)
  await serve(dataset, 0)
  await putDataset(folder, dataset)
  await server.reload()
  expect(lines).toEqual([])
  await rm(folder, { recursive: true })
  await server.reload()
  expect(lines.length).toBe(1)
  expect(lines[0]).toContain('dataset-refused')
  expect((await ask()).count).toBe(50)
  const reason = await (await fetch(`${server.url}/readyz`)).json()
  expect(reason).toMatchObject({ status: 'not ready', reason: expect.stringContaining('manifest.json') })
})

test('a tag of the version before is not taken for that of the next', async () => {
  await serve(await version(50), 0)
  const { tag } = await ask()
  const again = (tagged: string) => fetch(server.url + ITEMS, { headers: { 'If-None-Match': tagged } })
  expect((await again(tag)).status).toBe(304)
  await putDataset(folder, await version(60))
  await server.reload()
  expect((await again(tag)).status).toBe(200)
})

test('a dataset that is written over in place, file by file, is taken up when it is whole', async () => {
  await serve(await version(50), 0.05)
  const { manifest, files } = await version(60)
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  for (const [name, pieces] of files) {
    await writeFile(join(folder, name), pieces)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await waitFor('dataset-replaced', 1)
  expect((await ask()).count).toBe(60)
})

/** Changes one byte in the middle of a file. */
function damaged({ manifest, files }: WrittenDataset, name: string): WrittenDataset {
  const changed = [...files].map(([file, pieces]) => {
    if (file !== name) return [file, pieces] as const
    const bytes = Uint8Array.from(Buffer.concat(pieces))
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    return [file, [bytes]] as const
  })
  return { manifest, files: new Map(changed) }
}

/** Of this process, in this folder or one that had its name. */
function openFiles(path: string): string[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${descriptor}`)
      return target.startsWith(path) ? [target] : []
    } catch {
      return []
    }
  })
}

async function generations(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(/^nahrain_generations (\d+)$/m.exec(text)?.[1])
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtAtlas } from '@nahrain/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../src/node.ts'

let folder: string
let server: RunningServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nahrain-node-'))
  const { manifest, files } = await builtAtlas()
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes)
  server = await startServer({ datasetFolders: [folder], port: 0 })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

test.each(['/api', '/api/', '/api/collections', '/api/collections/events/items?limit=1'])(
  '%s answers',
  async (path) => {
    expect((await fetch(server.url + path)).status).toBe(200)
  },
)

test('dataset files arrive as they were written, packed on the way, and kept where their version is named', async () => {
  const { files, manifest } = await builtAtlas()
  const response = await fetch(`${server.url}/datasets/atlas/rows.arrow?v=${manifest.version}`)
  expect(response.headers.get('content-encoding')).toBe('gzip')
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(files.get('rows.arrow')?.[0])
})

test('the datasets that can be chosen are listed', async () => {
  const { manifest } = await builtAtlas()
  const response = await fetch(`${server.url}/datasets/index.json`)
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(await response.json()).toEqual([{ id: 'atlas', title: manifest.title, count: manifest.count }])
})

test.each([
  '/datasets/atlas/..%2fmanifest.json',
  '/datasets/atlas/package.json',
  '/datasets/other/manifest.json',
  '/datasets/atlas/%00',
])('nothing but the dataset is served: %s', async (path) => {
  expect((await fetch(server.url + path)).status).toBe(404)
})

test('a port that is taken is the system’s error, and a folder that is none is named', async () => {
  const port = Number(new URL(server.url).port)
  await expect(startServer({ datasetFolders: [folder], port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await expect(startServer({ datasetFolders: ['/nowhere'], port: 0 })).rejects.toMatchObject({ tag: 'not-found' })
})

test.each(['/api/nowhere', '/nowhere'])('%s is a problem document on the real server too', async (path) => {
  const response = await fetch(server.url + path)
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
})

test('records can be read by ranges, and are never packed twice', async () => {
  const address = `${server.url}/datasets/atlas/records.gz`
  const { files } = await builtAtlas()
  const [member = new Uint8Array()] = files.get('records.gz') ?? []
  const part = await fetch(address, { headers: { Range: `bytes=0-${member.length - 1}` } })
  expect(part.status).toBe(206)
  expect(part.headers.get('content-range')).toMatch(/^bytes 0-\d+\/\d+$/)
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(member)
  const odd = await fetch(address, { headers: { Range: 'bytes=900000000-900000001' } })
  expect(odd.status).toBe(200)
  expect(odd.headers.get('content-encoding')).toBeNull()
})

test('a rebuild on disk does not change what a running server serves', async () => {
  const before = await (await fetch(`${server.url}/datasets/atlas/texts.arrow`)).arrayBuffer()
  await writeFile(join(folder, 'texts.arrow'), 'rebuilt')
  const after = await (await fetch(`${server.url}/datasets/atlas/texts.arrow`)).arrayBuffer()
  expect(new Uint8Array(after)).toEqual(new Uint8Array(before))
})

test('only the version that a dataset has is kept for good', async () => {
  const response = await fetch(`${server.url}/datasets/atlas/rows.arrow?v=somethingelse`)
  expect(response.headers.get('cache-control')).toBe('no-cache')
})

test('an address that is too long is refused with a document, not with an empty answer of the runtime', async () => {
  const response = await fetch(`${server.url}/api/collections/events/items?filter=${'0'.repeat(60_000)}`)
  expect(response.status).toBe(414)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
})

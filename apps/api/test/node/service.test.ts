import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writtenRandomTable } from '@nahrain/testkit'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type RunningServer, type ServerOptions, startServer } from '../../src/node.ts'
import { putDataset } from '../dataset-on-disk.ts'

let parent: string
let folder: string
let lines: string[]
const running: RunningServer[] = []

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'nahrain-service-'))
  folder = join(parent, 'random')
  await putDataset(folder, await writtenRandomTable({ rows: 2000, seed: 1, facetValues: [3] }))
})
afterEach(async () => {
  for (const server of running.splice(0)) await server.close()
})
afterAll(() => rm(parent, { recursive: true, force: true }))

async function serve(
  service: ServerOptions['service'] = {},
  more: Partial<ServerOptions> = {},
): Promise<RunningServer> {
  lines = []
  const server = await startServer({
    datasetFolders: [folder],
    port: 0,
    service: { watchSeconds: 0, ...service },
    writeLog: (line) => lines.push(line),
    ...more,
  })
  running.push(server)
  return server
}

/** What comes back for raw bytes until the server ends the connection. */
function rawAnswer({ url }: RunningServer, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname, () => socket.write(text))
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

test('two hundred connections at once get nothing but answers', async () => {
  const { url } = await serve()
  const paths = ['/api/conformance', '/api/collections/random/items?limit=5', '/datasets/random/manifest.json']
  const end = performance.now() + 3000
  const client = async (number: number) => {
    const statuses: number[] = []
    for (let turn = number; performance.now() < end; turn++) {
      const response = await fetch(url + paths[turn % paths.length])
      await response.arrayBuffer()
      statuses.push(response.status)
    }
    return statuses
  }
  const statuses = (await Promise.all(Array.from({ length: 200 }, (_, number) => client(number)))).flat()
  expect(statuses.length).toBeGreaterThan(200)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
})

test('one line of JSON for each request, with the bytes that left, and nothing about clients', async () => {
  const { url } = await serve({ log: 'json' })
  const response = await fetch(`${url}/api/collections/random/items?limit=5`, { headers: { 'X-Request-Id': 'mine-1' } })
  const { length } = await response.text()
  expect(response.headers.get('X-Request-Id')).toBe('mine-1')
  await expect.poll(() => lines.length).toBe(1)
  const line = JSON.parse(lines[0] ?? '')
  expect(line).toMatchObject({
    id: 'mine-1',
    method: 'GET',
    path: '/api/collections/random/items',
    query: 'limit=5',
    status: 200,
  })
  expect(line.bytes).toBeGreaterThan(200)
  expect(line.bytes).toBeLessThan(length + 2000)
  expect(lines[0]).not.toMatch(/127\.0\.0\.1|::1|"address"|node/)
})

test('clients are logged where it is asked for', async () => {
  const { url } = await serve({ log: 'json', logClients: 'on', trustProxy: 1 })
  await fetch(`${url}/api`, { headers: { 'X-Forwarded-For': '203.0.113.7', 'User-Agent': 'reader' } })
  await expect.poll(() => lines.length).toBe(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ address: '203.0.113.7', userAgent: 'reader' })
})

test('a client behind a trusted proxy is limited, another and this machine are not', async () => {
  const { url } = await serve({ rateLimit: 0.3, trustProxy: 1 })
  const ask = (address: string) => fetch(`${url}/api`, { headers: { 'X-Forwarded-For': address } })
  const statuses: number[] = []
  for (let count = 0; count < 5; count++) statuses.push((await ask('203.0.113.7')).status)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  expect((await ask('203.0.113.8')).status).toBe(200)
  for (let count = 0; count < 5; count++) expect((await fetch(`${url}/api`)).status).toBe(200)
})

test('without a trusted proxy nobody is taken for another, and none is limited here', async () => {
  const { url } = await serve({ rateLimit: 0.1 })
  for (let count = 0; count < 5; count++) {
    const response = await fetch(`${url}/api`, { headers: { 'X-Forwarded-For': '203.0.113.7' } })
    expect([response.status, response.headers.get('RateLimit')]).toEqual([200, null])
  }
})

test('too long an address and too large a body are refused as problems, the latter without being read', async () => {
  const server = await serve()
  const long = await fetch(`${server.url}/api?q=${'a'.repeat(9000)}`)
  expect([long.status, long.headers.get('Content-Type')]).toEqual([414, 'application/problem+json'])
  const body = await rawAnswer(server, 'POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\nabc')
  expect(body).toMatch(/^HTTP\/1\.1 413 /)
  const pieces = await rawAnswer(
    server,
    'GET /api HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n',
  )
  expect(pieces).toMatch(/^HTTP\/1\.1 411 /)
})

test('a request that does not arrive is given up', async () => {
  const server = await serve({ headerSeconds: 0.3 })
  expect(await rawAnswer(server, 'GET /api HTTP/1.1\r\nHost: local')).toMatch(/^HTTP\/1\.1 408 /)
})

test('health, readiness and metrics stand on the main port', async () => {
  const { url, metricsUrl } = await serve()
  expect(metricsUrl).toBe(`${url}/metrics`)
  await fetch(`${url}/api/collections/random`)
  await fetch(`${url}/api/nowhere`)
  for (const path of ['/healthz', '/readyz']) expect((await fetch(url + path)).status).toBe(200)
  const text = await (await fetch(`${url}/metrics`)).text()
  expect(text).toContain('nahrain_requests_total{method="GET",route="/api/collections/:collection",status="200"} 1\n')
  expect(text).toMatch(/nahrain_requests_total\{method="GET",route="[^"]*",status="404"\} 1\n/)
  expect(text).toContain('nahrain_dataset_rows{dataset="random"} 2000\n')
  expect(text).toMatch(/nahrain_dataset_info\{dataset="random",version="[0-9a-f]+"\} 1\n/)
  for (const name of ['process_resident_memory_bytes', 'nahrain_event_loop_delay_seconds{quantile="p99"}']) {
    expect(text).toContain(`${name} `)
  }
  const names = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  expect(names.filter((line) => !/^[a-z_]+(\{[^{}]*(\{[^}]*\})?[^{}]*\})? [-+.\deInfNa]+$/.test(line))).toEqual([])
})

test('metrics move to a port of their own, or go', async () => {
  const apart = await serve({}, { metricsPort: 0 })
  expect((await fetch(`${apart.url}/metrics`)).status).toBe(404)
  expect(apart.metricsUrl).not.toContain(apart.url)
  expect((await fetch(apart.metricsUrl ?? '')).status).toBe(200)
  expect((await fetch(`${apart.url}/healthz`)).status).toBe(200)
  const none = await serve({ metrics: 'off' })
  expect(none.metricsUrl).toBeUndefined()
  expect((await fetch(`${none.url}/metrics`)).status).toBe(404)
})

test('the operations’ addresses are no part of the API', async () => {
  const { url } = await serve()
  expect(await (await fetch(`${url}/api/openapi.json`)).text()).not.toMatch(/healthz|readyz|metrics/)
  for (const path of ['/api/healthz', '/healthz/', '/metrics/x']) expect((await fetch(url + path)).status).toBe(404)
})

test('a server that ends answers what is under way, and frees its port', async () => {
  const server = await serve({ shutdownSeconds: 5 })
  const response = await fetch(`${server.url}/datasets/random/rows.arrow`)
  running.splice(0)
  const started = performance.now()
  const closed = server.close()
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  await closed
  expect(performance.now() - started).toBeLessThan(4000)
  await expect(fetch(server.url)).rejects.toThrow()
})

test('small answers are not packed, larger ones are, under one tag', async () => {
  const { url } = await serve()
  const [small, large] = [
    await fetch(`${url}/api/tileMatrixSets`),
    await fetch(`${url}/api/collections/random/items?limit=50`),
  ]
  expect(small.headers.get('Content-Encoding')).toBeNull()
  expect(large.headers.get('Content-Encoding')).toBe('gzip')
  const tag = large.headers.get('ETag') ?? ''
  const plain = await fetch(large.url, { headers: { 'Accept-Encoding': 'identity', 'If-None-Match': tag } })
  expect([plain.status, plain.headers.get('Vary')]).toEqual([304, expect.stringContaining('Accept-Encoding')])
})

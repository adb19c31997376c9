import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { limitRequests } from '../../src/service/request-limits.ts'

const app = new Hono().use(limitRequests({ maxUrlBytes: 100, maxBodyBytes: 10 })).all('*', (c) => c.text('taken'))

test('an address is taken up to its limit', async () => {
  const base = 'http://localhost/?q='
  expect((await app.request(base + 'a'.repeat(100 - base.length))).status).toBe(200)
  const longer = await app.request(base + 'a'.repeat(101 - base.length))
  expect(longer.status).toBe(414)
  expect(longer.headers.get('Content-Type')).toBe('application/problem+json')
  expect(await longer.json()).toMatchObject({ status: 414, detail: expect.stringContaining('101 characters') })
})

test.each([
  [{ 'Content-Length': '0' }, 200],
  [{ 'Content-Length': '10' }, 200],
  [{ 'Content-Length': '11' }, 413],
  [{ 'Content-Length': '99999999999999999999' }, 413],
  [{ 'Transfer-Encoding': 'chunked' }, 411],
])('a body with %j: %i', async (headers, status) => {
  for (const method of ['GET', 'POST']) {
    const response = await app.request('/', { method, headers: headers as Record<string, string> })
    expect(response.status).toBe(status)
    expect(response.headers.get('Connection')).toBe(status === 200 ? null : 'close')
  }
})

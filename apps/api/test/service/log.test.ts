import { expect, test } from 'vitest'
import { createLog, type LogFormat } from '../../src/service/log.ts'
import type { ServedRequest } from '../../src/service/observe.ts'

const REQUEST: ServedRequest = {
  id: 'abc',
  method: 'GET',
  path: '/api/collections',
  query: 'f=json',
  route: '/api/collections',
  status: 200,
  bytes: 1234,
  isComplete: true,
  durationMs: 5.1234,
  error: undefined,
}

function linesOf(format: LogFormat, ...requests: ServedRequest[]): string[] {
  const lines: string[] = []
  const log = createLog({ format, write: (line) => lines.push(line) })
  for (const request of requests) log.request(request)
  return lines
}

test('one line of JSON for each request, its query cut where it is long', () => {
  const [line = '', long = ''] = linesOf('json', REQUEST, { ...REQUEST, query: 'q'.repeat(9000) })
  const { time, ...fields } = JSON.parse(line)
  expect(new Date(time).toISOString()).toBe(time)
  expect(fields).toEqual({
    event: 'request',
    id: 'abc',
    method: 'GET',
    path: '/api/collections',
    query: 'f=json',
    status: 200,
    bytes: 1234,
    durationMs: 5.12,
  })
  expect(JSON.parse(long).query.length).toBe(2048)
})

test('a line of text can be read', () => {
  const [line = ''] = linesOf('text', REQUEST)
  expect(line.slice(line.indexOf(' ') + 1)).toBe('GET /api/collections?f=json 200 1234 B 5.1 ms abc')
})

test('clients are in the log only where they are reported, and cannot write lines of their own', () => {
  const client = { address: '203.0.113.7', userAgent: 'a\n"b"' }
  expect(JSON.parse(linesOf('json', { ...REQUEST, client })[0] ?? '')).toMatchObject(client)
  const [line = ''] = linesOf('text', { ...REQUEST, client })
  expect(line).toContain('203.0.113.7 "a\\n\\"b\\""')
  expect(line).not.toContain('\n')
})

test.each(['off', 'text', 'json'] as const)('%s: faults are written with their stack and cause', (format) => {
  const error = new Error('outer', { cause: new TypeError('inner') })
  const lines = linesOf(format, { ...REQUEST, status: 500, error })
  expect(lines.length).toBe(format === 'off' ? 1 : 2)
  const line = lines.at(-1) ?? ''
  for (const part of ['request-failed', 'abc', 'outer', 'inner', 'log.test.ts']) expect(line).toContain(part)
})

test('off: what goes well, and what is only the client’s fault, is not written', () => {
  expect(linesOf('off', REQUEST, { ...REQUEST, status: 400, error: new Error('theirs') })).toEqual([])
})

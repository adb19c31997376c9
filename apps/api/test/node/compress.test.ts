import { gunzipSync } from 'node:zlib'
import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { compressAnswers } from '../../src/node/compress.ts'

const GZIP = { 'Accept-Encoding': 'gzip' }

const answering = (answer: () => Response) => new Hono().use(compressAnswers()).get('/', answer)

const json = (text: string, headers: Record<string, string> = {}) =>
  answering(() => new Response(text, { headers: { 'Content-Type': 'application/geo+json', ...headers } }))

test('what fits into a packet stays as it is, what does not is packed, and both vary', async () => {
  for (const [length, encoding] of [
    [1199, null],
    [1200, 'gzip'],
  ] as const) {
    const response = await json('x'.repeat(length)).request('/', { headers: GZIP })
    expect(response.headers.get('Content-Encoding')).toBe(encoding)
    expect(response.headers.get('Vary')).toBe('Accept-Encoding')
    expect(response.headers.get('Content-Type')).toBe('application/geo+json')
  }
})

test('the same text comes out of any number of pieces, short or long', async () => {
  const pieces = fc.array(fc.integer({ min: 0, max: 2_500_000 }), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(pieces, async (lengths) => {
      const parts = lengths.map((length, index) => new Uint8Array(length).fill(97 + index))
      const body = () => new Response(streamOf(parts), { headers: { 'Content-Type': 'text/plain' } })
      const response = await answering(body).request('/', { headers: GZIP })
      const bytes = Buffer.from(await response.arrayBuffer())
      const isPacked = response.headers.get('Content-Encoding') === 'gzip'
      expect(Buffer.concat(parts).equals(isPacked ? gunzipSync(bytes) : bytes)).toBe(true)
      expect(isPacked).toBe(lengths.reduce((sum, length) => sum + length, 0) >= 1200)
    }),
    propertyOptions(15),
  )
})

test.each([
  ['a client that does not take gzip', 'application/json', {}, {}],
  ['a client that refuses it', 'application/json', {}, { 'Accept-Encoding': 'gzip;q=0, br' }],
  ['what is packed already', 'application/json', { 'Content-Encoding': 'br' }, GZIP],
  ['what is no text', 'application/vnd.apache.arrow.file', {}, GZIP],
])('%s gets the answer as it is', async (_, type, headers, asked) => {
  const text = 'x'.repeat(5000)
  const response = await json(text, { 'Content-Type': type, ...headers }).request('/', {
    headers: asked as Record<string, string>,
  })
  expect(await response.text()).toBe(text)
})

test('a weak tag stands for both forms, a strong one is made weak', async () => {
  const tagFor = async (tag: string) =>
    (await json('x'.repeat(5000), { ETag: tag }).request('/', { headers: GZIP })).headers.get('ETag')
  expect(await tagFor('W/"a"')).toBe('W/"a"')
  expect(await tagFor('"a"')).toBe('W/"a"')
})

test('not modified varies as the answer would have, and keeps other headers that it varies on', async () => {
  const app = answering(() => new Response(null, { status: 304, headers: { Vary: 'Accept', ETag: 'W/"a"' } }))
  const response = await app.request('/', { headers: GZIP })
  expect([response.status, response.headers.get('Vary')]).toEqual([304, 'Accept, Accept-Encoding'])
})

test('a part of a file, and a head, are left alone', async () => {
  const part = answering(
    () => new Response('x'.repeat(5000), { status: 206, headers: { 'Content-Type': 'text/plain' } }),
  )
  expect((await part.request('/', { headers: GZIP })).headers.get('Content-Encoding')).toBeNull()
  const head = await json('x'.repeat(5000)).request('/', { method: 'HEAD', headers: GZIP })
  expect([head.status, head.headers.get('Vary')]).toEqual([200, 'Accept-Encoding'])
})

function streamOf(parts: readonly Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part)
      controller.close()
    },
  })
}

import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { observe, type Sent, type ServedRequest } from '../../src/service/observe.ts'

function observed(options: Partial<Parameters<typeof observe>[0]> = {}) {
  const reports: ServedRequest[] = []
  const app = new Hono()
    .use(observe({ report: (request) => reports.push(request), ...options }))
    .get('/things/:id', (context) => context.text('a thing'))
    .get('/broken', () => {
      throw new Error('inside')
    })
  app.onError((_, context) => context.text('failed', 500))
  return { app, reports }
}

test('a request is reported with its template, its question and its answer, and nothing about its client', async () => {
  const { app, reports } = observed()
  const { headers } = await app.request('/things/7?a=1&b=%3F', { headers: { 'User-Agent': 'someone' } })
  const [report] = reports
  expect(report).toMatchObject({
    id: headers.get('X-Request-Id'),
    method: 'GET',
    path: '/things/7',
    query: 'a=1&b=%3F',
    route: '/things/:id',
    status: 200,
    isComplete: true,
  })
  expect(JSON.stringify(report)).not.toContain('someone')
  expect(report?.durationMs).toBeGreaterThanOrEqual(0)
})

test('what was thrown is reported, and what nothing answers too', async () => {
  const { app, reports } = observed()
  await app.request('/broken')
  await app.request('/nowhere')
  expect(reports.map(({ status, error }) => [status, error instanceof Error])).toEqual([
    [500, true],
    [404, false],
  ])
})

test('where the runtime tells when an answer has left, the request is over only then', async () => {
  const leave: ((sent: Sent) => void)[] = []
  const { app, reports } = observed({ follow: () => (whenSent) => leave.push(whenSent) })
  await app.request('/things/1')
  expect(reports).toEqual([])
  leave[0]?.({ bytes: 12, isComplete: false })
  expect(reports).toMatchObject([{ bytes: 12, isComplete: false }])
})

test('an id is taken where it is harmless, and made anew where not', async () => {
  const { app } = observed()
  const idFor = async (given: string) =>
    (await app.request('/things/1', { headers: { 'X-Request-Id': given } })).headers.get('X-Request-Id')
  const printable = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 80 })
  await fc.assert(
    fc.asyncProperty(printable, async (given) => {
      const id = await idFor(given)
      expect(id).toMatch(/^[\w.-]{1,64}$/)
      if (/^[\w.-]{1,64}$/.test(given)) expect(id).toBe(given)
    }),
    propertyOptions(200),
  )
  expect(await idFor('a'.repeat(64))).toBe('a'.repeat(64))
  expect(await idFor('a'.repeat(65))).not.toContain('aaaa')
  expect(await idFor('')).not.toBe('')
})

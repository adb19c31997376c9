import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metricsText } from '../../src/service/metrics-text.ts'
import type { ServedRequest } from '../../src/service/observe.ts'
import { createRequestMetrics } from '../../src/service/request-metrics.ts'

const served = (changes: Partial<ServedRequest>): ServedRequest => ({
  id: 'a',
  method: 'GET',
  path: '/',
  query: '',
  route: '/',
  status: 200,
  bytes: 10,
  isComplete: true,
  durationMs: 1,
  error: undefined,
  ...changes,
})

test('families as the text format has them, with hostile labels escaped', () => {
  const text = metricsText([
    { name: 'a_total', type: 'counter', help: 'Of\nlines.', samples: [{ labels: { x: 'q"\\\n' }, value: 1 }] },
    { name: 'b', type: 'gauge', help: 'B.', samples: [{ value: Number.POSITIVE_INFINITY }, { value: Number.NaN }] },
    { name: 'c', type: 'gauge', help: 'None.', samples: [] },
  ])
  expect(text).toBe(
    '# HELP a_total Of\\nlines.\n# TYPE a_total counter\na_total{x="q\\"\\\\\\n"} 1\n# HELP b B.\n# TYPE b gauge\nb +Inf\nb NaN\n',
  )
})

test('the histogram is cumulative, and agrees with a count by hand', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 60_000, noNaN: true }), { maxLength: 50 }), (durations) => {
      const metrics = createRequestMetrics()
      for (const durationMs of durations) metrics.count(served({ durationMs }))
      const histogram = metrics.families().find(({ type }) => type === 'histogram')
      for (const { suffix, labels, value } of histogram?.samples ?? []) {
        if (suffix === '_bucket') {
          const bound = labels?.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels?.le)
          expect(value).toBe(durations.filter((durationMs) => durationMs <= bound * 1000).length)
        }
        if (suffix === '_count') expect(value).toBe(durations.length)
      }
    }),
    propertyOptions(50),
  )
})

test('requests are counted by method, template and status; methods that nobody knows are one', () => {
  const metrics = createRequestMetrics()
  for (const method of ['GET', 'GET', 'BREW', 'PROPFIND']) metrics.count(served({ method, route: '/api/x' }))
  metrics.count(served({ status: 404 }))
  const [requests] = metrics.families()
  expect(requests?.samples.map(({ labels, value }) => [labels?.method, labels?.route, labels?.status, value])).toEqual([
    ['GET', '/api/x', '200', 2],
    ['other', '/api/x', '200', 2],
    ['GET', '/', '404', 1],
  ])
  expect(metricsText(metrics.families())).toContain('nahrain_sent_bytes_total 50\n')
})

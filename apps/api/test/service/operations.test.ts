import { expect, test } from 'vitest'
import { operationRoutes } from '../../src/service/operations.ts'

test('alive is not ready, and readiness says why not', async () => {
  let reason: string | undefined = 'no dataset'
  const routes = operationRoutes({ notReady: () => reason })
  expect((await routes.request('/healthz')).status).toBe(200)
  const before = await routes.request('/readyz')
  expect(before.status).toBe(503)
  expect(before.headers.get('Retry-After')).toBe('5')
  expect(before.headers.get('Cache-Control')).toBe('no-store')
  expect(await before.json()).toEqual({ status: 'not ready', reason: 'no dataset' })
  reason = undefined
  expect((await routes.request('/readyz')).status).toBe(200)
})

test('metrics are there only where they are given', async () => {
  const families = () => [{ name: 'a', type: 'gauge', help: 'A.', samples: [{ value: 1 }] } as const]
  expect((await operationRoutes({ notReady: () => undefined }).request('/metrics')).status).toBe(404)
  const response = await operationRoutes({ notReady: () => undefined, families }).request('/metrics')
  expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(await response.text()).toContain('\na 1\n')
})

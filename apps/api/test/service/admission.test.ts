import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { admit } from '../../src/service/admission.ts'
import { createGate } from '../../src/service/gate.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** An app whose work ends when it is told to. */
function slowApp({ running, waiting, seconds }: { running: number; waiting: number; seconds: number }) {
  const gate = createGate({ running, waiting })
  const started: (() => void)[] = []
  const app = new Hono().use(admit({ gate, seconds })).get('/', async (context) => {
    await new Promise<void>((resolve) => {
      started.push(resolve)
    })
    return context.text('done')
  })
  return { app, gate, started }
}

test('one more than there is room for is told to come back, and room that is left is given on', async () => {
  const { app, gate, started } = slowApp({ running: 1, waiting: 1, seconds: 10 })
  const [first, second] = [app.request('/'), app.request('/')]
  const third = await app.request('/')
  expect(third.status).toBe(503)
  expect(third.headers.get('Retry-After')).toBe('1')
  expect(await third.json()).toMatchObject({ status: 503, title: 'busy', instance: '/' })
  started[0]?.()
  expect((await first).status).toBe(200)
  await vi.waitFor(() => expect(started.length).toBe(2))
  started[1]?.()
  expect((await second).status).toBe(200)
  expect(gate.counts()).toEqual({ running: 0, waiting: 0 })
})

test('what takes too long is told so; its place is free only when its work is over', async () => {
  const { app, gate, started } = slowApp({ running: 1, waiting: 1, seconds: 2 })
  const [first, second] = [app.request('/'), app.request('/')]
  await vi.advanceTimersByTimeAsync(1900)
  expect(gate.counts()).toEqual({ running: 1, waiting: 1 })
  await vi.advanceTimersByTimeAsync(200)
  for (const response of [await first, await second]) {
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ title: 'took too long', detail: expect.stringContaining('2 s') })
  }
  expect(gate.counts().running).toBe(1)
  started[0]?.()
  await vi.waitFor(() => expect(gate.counts()).toEqual({ running: 0, waiting: 0 }))
  // The one in line passed through without any work.
  expect(started.length).toBe(1)
})

test('an error inside gives the place back', async () => {
  const gate = createGate({ running: 1, waiting: 0 })
  const app = new Hono().use(admit({ gate, seconds: 1 })).get('/', () => {
    throw new Error('inside')
  })
  app.onError((_, context) => context.text('failed', 500))
  for (let count = 0; count < 3; count++) expect((await app.request('/')).status).toBe(500)
  expect(gate.counts().running).toBe(0)
})

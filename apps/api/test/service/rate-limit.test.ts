import { Hono } from 'hono'
import { expect, test, vi } from 'vitest'
import { limitRate } from '../../src/service/rate-limit.ts'

function limited(perSecond: number) {
  const clientOf = (context: { req: { header: (name: string) => string | undefined } }) => ({
    key: context.req.header('Client') ?? '',
    isLocal: context.req.header('Client') === 'here',
  })
  const app = new Hono().use(limitRate({ perSecond, clientOf })).get('/', (context) => context.text('ok'))
  return (client: string) => app.request('/', { headers: { Client: client } })
}

test('ten seconds’ worth at once, then 429 with the time to wait, and a bucket for each client', async () => {
  vi.useFakeTimers()
  try {
    const ask = limited(0.5)
    const answers = [await ask('a'), await ask('a'), await ask('a'), await ask('a'), await ask('a')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(answers[0]?.headers.get('RateLimit-Policy')).toBe('"client";q=5;w=10')
    expect(answers.map(({ headers }) => headers.get('RateLimit'))).toEqual(
      [4, 3, 2, 1, 0].map((r, index) => `"client";r=${r};t=${2 * (index + 1)}`),
    )
    const refused = await ask('a')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('Retry-After')).toBe('2')
    expect(refused.headers.get('RateLimit')).toBe('"client";r=0;t=10')
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(await refused.json()).toMatchObject({ title: 'too many requests', status: 429 })
    expect((await ask('b')).status).toBe(200)
    vi.advanceTimersByTime(2000)
    expect((await ask('a')).status).toBe(200)
  } finally {
    vi.useRealTimers()
  }
})

test('this machine is never limited', async () => {
  const ask = limited(0.1)
  for (let count = 0; count < 50; count++) {
    const { status, headers } = await ask('here')
    expect(status).toBe(200)
    expect(headers.get('RateLimit')).toBeNull()
  }
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestServer } from '../edge/open-worker.ts'
import { openEdge, openNode } from '../edge/support.ts'
import { workerdFault } from '../edge/workerd.ts'
import type { Client } from './client.ts'
import { ABSTRACT_TESTS, openClient, runTest } from './suite.ts'

/** Where we do something else than the standard, and why. What is mended has to leave this list. */
const DEVIATIONS: ReadonlyMap<string, string> = new Map([
  ['/req/core/fc-bbox-response#A', 'a flow is asked where it starts, though it is drawn to where it ends'],
  ['/req/core/fc-bbox-response#C', 'a question about a box is one about places: what has none is no answer'],
  ['/req/core/fc-time-response#C', 'a question about a time is one about dates: what has none is no answer'],
])

/** What our data cannot show; anything else that is skipped is a fault of the suite. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['/conf/core/fc-md-extent-multi'])

const fault = workerdFault()
const RUNTIMES = [
  { runtime: 'Node', open: openNode, reason: undefined },
  { runtime: fault === undefined ? 'workerd' : `workerd (${fault})`, open: openEdge, reason: fault },
]

describe.each(RUNTIMES)('OGC API – Features on $runtime', ({ open, reason }) => {
  let server: TestServer | undefined
  let client: Client

  beforeAll(async () => {
    if (reason !== undefined) return
    server = await open()
    client = openClient(`${server.url}/api`)
  }, 60_000)

  afterAll(() => server?.close())

  test.skipIf(reason !== undefined).for(ABSTRACT_TESTS)('$id: $title', async (abstract, { skip }) => {
    const outcome = await runTest(abstract, client)
    const deviation = DEVIATIONS.get(abstract.id)
    if (outcome.kind === 'skipped' && NOT_SHOWN.has(abstract.id)) skip(outcome.reason)
    expect(outcome, deviation).toMatchObject({ kind: deviation === undefined ? 'passed' : 'failed' })
  })
})

test('no two abstract tests have the same id', () => {
  expect(new Set(ABSTRACT_TESTS.map(({ id }) => id)).size).toBe(ABSTRACT_TESTS.length)
})

import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTokenBuckets } from '../../src/service/token-buckets.ts'

test('a full bucket gives all at once, then one by one', () => {
  const buckets = createTokenBuckets({ perSecond: 2, capacity: 3, maxClients: 10 })
  const at = (nowMs: number) => buckets.take('a', nowMs)
  expect([at(0), at(0), at(0)].map(({ remaining }) => remaining)).toEqual([2, 1, 0])
  expect(at(0)).toEqual({ isAllowed: false, remaining: 0, fullInSeconds: 1.5, nextInSeconds: 0.5 })
  expect(at(499).isAllowed).toBe(false)
  expect(at(500).isAllowed).toBe(true)
  expect(at(500).isAllowed).toBe(false)
  expect(at(60_000).remaining).toBe(2)
})

test('clients do not pay for each other, and only so many are remembered', () => {
  const buckets = createTokenBuckets({ perSecond: 1, capacity: 1, maxClients: 100 })
  for (let client = 0; client < 1000; client++) expect(buckets.take(String(client), 0).isAllowed).toBe(true)
  expect(buckets.size()).toBe(100)
  expect(buckets.take('999', 0).isAllowed).toBe(false)
  expect(buckets.take('0', 0).isAllowed).toBe(true)
})

test('in no stretch of time is more allowed than the burst and what the stretch earns; nobody is refused without a burst before', () => {
  const requests = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 80 })
  fc.assert(
    fc.property(
      requests,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 10 }),
      (gaps, capacity, perSecond) => {
        const buckets = createTokenBuckets({ perSecond, capacity, maxClients: 2 })
        let nowMs = 0
        const taken = gaps.map((gap) => {
          nowMs += gap
          return { nowMs, isAllowed: buckets.take('a', nowMs).isAllowed }
        })
        const allowed = taken.filter(({ isAllowed }) => isAllowed).map((take) => take.nowMs)
        for (const [first, from] of allowed.entries()) {
          for (const [last, to] of allowed.entries()) {
            if (last < first) continue
            expect(last - first + 1).toBeLessThanOrEqual(capacity + ((to - from) / 1000) * perSecond + 1e-6)
          }
        }
        // Nobody is refused who has not had a burst within the time that a burst takes to earn.
        for (const { nowMs: at } of taken.filter(({ isAllowed }) => !isAllowed)) {
          const lately = allowed.filter((time) => time > at - (capacity / perSecond) * 1000 && time <= at)
          expect(lately.length).toBeGreaterThanOrEqual(1)
          expect(allowed.filter((time) => time <= at).length).toBeGreaterThanOrEqual(capacity)
        }
      },
    ),
    propertyOptions(100),
  )
})

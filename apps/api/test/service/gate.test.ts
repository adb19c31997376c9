import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGate } from '../../src/service/gate.ts'

test('so many inside, so many in line, in the order in which they came', async () => {
  const gate = createGate({ running: 1, waiting: 2 })
  const order: string[] = []
  expect(gate.enter()).toBe('now')
  const second = gate.enter()
  const third = gate.enter()
  expect(gate.enter()).toBe('full')
  expect(gate.counts()).toEqual({ running: 1, waiting: 2 })
  if (typeof second === 'string' || typeof third === 'string') throw new Error('expected two in line')
  const both = [second.then(() => order.push('second')), third.then(() => order.push('third'))]
  gate.leave()
  gate.leave()
  await Promise.all(both)
  expect(order).toEqual(['second', 'third'])
  gate.leave()
  expect(gate.counts()).toEqual({ running: 0, waiting: 0 })
})

test('whatever comes and goes, neither bound is passed and no place is lost', () => {
  const size = fc.integer({ min: 1, max: 5 })
  fc.assert(
    fc.property(size, fc.nat({ max: 5 }), fc.array(fc.boolean(), { maxLength: 60 }), (running, waiting, steps) => {
      const gate = createGate({ running, waiting })
      let present = 0
      for (const comes of steps) {
        if (comes) {
          const isFull = gate.enter() === 'full'
          expect(isFull).toBe(present === running + waiting)
          if (!isFull) present++
        } else if (present > 0) {
          gate.leave()
          present--
        }
        expect(gate.counts()).toEqual({
          running: Math.min(present, running),
          waiting: Math.max(0, present - running),
        })
      }
    }),
    propertyOptions(200),
  )
})

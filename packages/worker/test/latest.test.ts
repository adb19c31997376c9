import { isNahrainError } from '@nahrain/model'
import { expect, test } from 'vitest'
import { createLatest } from '../src/latest.ts'

function gate<Value>() {
  const started: Value[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const run = (value: Value) => async () => {
    started.push(value)
    await promise
    return value
  }
  return { started, open: resolve, run }
}

test('only the first and the newest question run; those between are cancelled', async () => {
  const latest = createLatest()
  const { started, open, run } = gate<number>()
  const results = [1, 2, 3, 4].map((value) => latest(run(value)).catch((error: unknown) => error))
  open()
  const [first, second, third, fourth] = await Promise.all(results)
  for (const superseded of [first, second, third]) expect(isNahrainError(superseded, 'cancelled')).toBe(true)
  expect(fourth).toBe(4)
  expect(started).toEqual([1, 4])
})

test('a failed question lets the next one run', async () => {
  const latest = createLatest()
  await expect(latest(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(latest(async () => 'yes')).resolves.toBe('yes')
})

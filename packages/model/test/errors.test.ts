import { expect, test } from 'vitest'
import { ERROR_TAGS, fromErrorRecord, isNahrainError, NahrainError, toErrorRecord } from '../src/index.ts'

test('an error keeps tag, message and details as plain data', () => {
  const error = new NahrainError('not-found', 'got entry "x"', { what: 'entry', id: 'x' }, { cause: new Error('deep') })
  const copy = fromErrorRecord(structuredClone(toErrorRecord(error)))
  expect(copy.tag).toBe('not-found')
  expect(copy.message).toBe(error.message)
  expect(copy.details).toEqual({ what: 'entry', id: 'x' })
})

test('the guard narrows to one tag', () => {
  const error: unknown = new NahrainError('cancelled', 'gone', {})
  expect(isNahrainError(error)).toBe(true)
  expect(isNahrainError(error, 'cancelled')).toBe(true)
  expect(isNahrainError(error, 'not-found')).toBe(false)
  expect(isNahrainError(new Error('cancelled'))).toBe(false)
})

test('every tag is listed once', () => {
  expect(new Set(ERROR_TAGS).size).toBe(ERROR_TAGS.length)
})

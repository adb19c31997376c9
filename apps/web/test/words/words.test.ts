import { expect, test } from 'vitest'
import { ar } from '../../src/messages/ar.ts'
import { en } from '../../src/messages/en.ts'
import { dateInWords } from '../../src/words/dates.ts'
import { createWords } from '../../src/words/words.ts'

const english = createWords('en')
const arabic = createWords('ar')

test.each([
  ['2024-01-28', '28 January 2024'],
  ['2024-01', 'January 2024'],
  ['2024', '2024'],
  ['2023-06~', 'about June 2023'],
  ['2017/2020', '2017 to 2020'],
  ['2014/..', 'since 2014'],
  ['../2026-02-22', 'until 22 February 2026'],
  ['2024-XX', '2024'],
  ['2024-22', 'summer 2024'],
  ['201X', 'the 2010s'],
])('%s reads %s', (edtf, words) => {
  expect(dateInWords(edtf, english)).toBe(words)
})

test('dates in Arabic use the months of Iraq', () => {
  expect(dateInWords('2024-01-28', arabic)).toContain('كانون الثاني')
})

test('no message has a value that its translation lacks', () => {
  const valuesOf = (message: unknown) => new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    const [wanted, given] = [valuesOf(en[key]), valuesOf(ar[key])]
    expect(
      [...given].filter((value) => !wanted.has(value) && value !== '{to}'),
      key,
    ).toEqual([])
    if (typeof en[key] === 'string')
      expect(
        [...wanted].filter((value) => !given.has(value)),
        key,
      ).toEqual([])
  }
})

test('plural forms follow the language', () => {
  expect(english.say('results', { count: 1 })).toBe('1 entry')
  expect(english.say('results', { count: 5 })).toBe('5 entries')
  expect(arabic.say('results', { count: 2 })).toBe('مدخلان')
  expect(arabic.say('results', { count: 5 })).toBe('5 مداخل')
  expect(arabic.say('results', { count: 11 })).toBe('11 مدخلا')
})

test('a text falls back to English and says so', () => {
  expect(arabic.text({ en: 'Only English' })).toEqual({ text: 'Only English', language: 'en' })
  expect(arabic.text({ en: 'Road', ar: 'طريق' })).toEqual({ text: 'طريق', language: 'ar' })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  calendarOf,
  dayOf,
  Edtf,
  formatDay,
  isNahrainError,
  OPEN_END,
  OPEN_START,
  parseDay,
  parseEdtf,
} from '../src/index.ts'

/** Examples in the manner of the EDTF specification, levels 0 and 1, with the days that they may touch. */
const EXAMPLES: readonly (readonly [text: string, start: string | null, end: string | null])[] = [
  ['1985-04-12', '1985-04-12', '1985-04-12'],
  ['1985-04', '1985-04-01', '1985-04-30'],
  ['1985', '1985-01-01', '1985-12-31'],
  ['1985-04-12T23:20:30', '1985-04-12', '1985-04-12'],
  ['1985-04-12T23:20:30Z', '1985-04-12', '1985-04-12'],
  ['1985-04-12T23:20:30+04:30', '1985-04-12', '1985-04-12'],
  ['1964/2008', '1964-01-01', '2008-12-31'],
  ['2004-06/2006-08', '2004-06-01', '2006-08-31'],
  ['2004-02-01/2005-02', '2004-02-01', '2005-02-28'],
  ['2001-21', '2001-03-01', '2001-05-31'],
  ['2001-24', '2001-12-01', '2002-02-28'],
  ['1984?', '1983-01-01', '1985-12-31'],
  ['2004-06~', '2004-05-01', '2004-07-31'],
  ['2004-06-11%', '2004-06-10', '2004-06-12'],
  ['201X', '2010-01-01', '2019-12-31'],
  ['20XX', '2000-01-01', '2099-12-31'],
  ['2004-XX', '2004-01-01', '2004-12-31'],
  ['1985-04-XX', '1985-04-01', '1985-04-30'],
  ['1985-XX-XX', '1985-01-01', '1985-12-31'],
  ['1985-04-12/..', '1985-04-12', null],
  ['../1985-04', null, '1985-04-30'],
  ['1985/', '1985-01-01', null],
  ['/1985', null, '1985-12-31'],
  ['2024-02-29', '2024-02-29', '2024-02-29'],
  ['2024-01-01T00:00:00.000Z', '2024-01-01', '2024-01-01'],
  ['2024-01-01t00:00:00z', '2024-01-01', '2024-01-01'],
]

test.each(EXAMPLES)('%s covers %s to %s', (text, start, end) => {
  const span = parseEdtf(text)
  expect(span.start).toBe(start === null ? OPEN_START : parseDay(start))
  expect(span.end).toBe(end === null ? OPEN_END : parseDay(end))
})

const IMPOSSIBLE = [
  '',
  '..',
  '../..',
  '/',
  '2023-02-29',
  '2024-13',
  '2024-00',
  '24-01-01',
  '2024-1-1',
  '2020/2019',
  '1/2/3',
  '2024-25',
  '20X4',
  'Y99999999999',
  '-0000',
  '2024-01-28T25:00:00',
  '2024 ',
  '2024T00:00:00Z',
  '2024-XXT10:00:00Z',
  '2024-06-10~/2024-06-09',
  '٢٠٢٤',
  '9'.repeat(80),
]

test.each(IMPOSSIBLE)('"%s" is refused with what was got and expected', (text) => {
  const error = (() => {
    try {
      return parseEdtf(text)
    } catch (thrown) {
      return thrown
    }
  })()
  expect(isNahrainError(error, 'invalid-date')).toBe(true)
  if (isNahrainError(error, 'invalid-date')) expect(error.details.got).toBe(text)
  expect(Edtf.safeParse(text).success).toBe(false)
})

test('years beyond four digits and before year 0 keep their order', () => {
  expect(parseEdtf('Y20000').start).toBe(dayOf(20_000, 1, 1))
  expect(parseEdtf('-0044-03-15').start).toBe(dayOf(-44, 3, 15))
  expect(parseEdtf('-012X').start).toBeLessThan(parseEdtf('-012X').end)
})

test('a day number and its calendar date are inverse to each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: -4_000_000, max: 4_000_000 }), (day) => {
      const { year, month, day: dayOfMonth } = calendarOf(day)
      expect(dayOf(year, month, dayOfMonth)).toBe(day)
    }),
  )
})

test('days agree with the calendar of the platform', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
      expect(formatDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10))
    }),
  )
})

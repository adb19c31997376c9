import { formatDay } from '@nahrain/model'
import { describe, expect, test } from 'vitest'
import { widen } from '../../src/table/dates/date-width.ts'
import { parseTableDate } from '../../src/table/dates/table-date.ts'
import type { DateOrder } from '../../src/table/mapping/mapping.ts'

function read(text: string, order: DateOrder = 'dmy'): string | undefined {
  const span = parseTableDate(text, order)
  if (span === undefined) return undefined
  const [start, end] = [formatDay(span.start), formatDay(span.end)]
  return start === end ? start : `${start}..${end}`
}

const DATES: [text: string, days: string, order?: DateOrder][] = [
  ['2014', '2014-01-01..2014-12-31'],
  ['2014.0', '2014-01-01..2014-12-31'],
  ['2014-05', '2014-05-01..2014-05-31'],
  ['2014/05', '2014-05-01..2014-05-31'],
  ['05/2014', '2014-05-01..2014-05-31'],
  ['2014-05-06', '2014-05-06'],
  ['20140506', '2014-05-06'],
  ['2014-05-06 00:00:00.000', '2014-05-06'],
  ['2014-05-06T23:59:59Z', '2014-05-06'],
  ['2014-05-06T23:59:59+03:00', '2014-05-06'],
  ['2014-05-06T12:30', '2014-05-06'],
  ['2014-5-6', '2014-05-06'],
  ['2014/5/6', '2014-05-06'],
  ['2014-05-06/2014-05-09', '2014-05-06..2014-05-09'],
  ['2014-05~', '2014-04-01..2014-06-30'],
  ['201X', '2010-01-01..2019-12-31'],
  ['2014-2016', '2014-01-01..2016-12-31'],
  ['03/04/2016', '2016-04-03'],
  ['03/04/2016', '2016-03-04', 'mdy'],
  ['3.4.16', '2016-04-03'],
  ['3.4.98', '1998-04-03'],
  ['16-04-03', '2016-04-03', 'ymd'],
  ['03/04/2016 10:15 PM', '2016-04-03'],
  ['May 2014', '2014-05-01..2014-05-31'],
  ['12 March 2016', '2016-03-12'],
  ['12-Mar-2016', '2016-03-12'],
  ['12-Mar-16', '2016-03-12'],
  ['March 12, 2016', '2016-03-12'],
  ['1er février 2016', '2016-02-01'],
  ['3 de enero de 2015', '2015-01-03'],
  ['12 آذار 2016', '2016-03-12'],
  ['12 كانون الثاني 2016', '2016-01-12'],
  ['تشرين الأول 2014', '2014-10-01..2014-10-31'],
  ['١٢/٠٣/٢٠١٦', '2016-03-12'],
  ['29 Feb 2016', '2016-02-29'],
]

test.each<(typeof DATES)[number]>(DATES)('%s covers %s', (text, days, order) => {
  expect(read(text, order)).toBe(days)
})

test.each([
  '',
  'unknown',
  '31/02/2016',
  '2014-13-01',
  '2015-02-29',
  '13/13/2016',
  '12',
  '1101008',
  'May',
  '12 Foo 2016',
  '0000-00-00',
])('%s is no date', (text) => {
  expect(read(text)).toBeUndefined()
})

describe('widths', () => {
  const day = parseTableDate('2014-05-06', 'ymd')
  test.each([
    ['day', '2014-05-06..2014-05-06'],
    ['span', '2014-05-06..2014-05-06'],
    ['week', '2014-04-30..2014-05-12'],
    ['month', '2014-05-01..2014-05-31'],
    ['year', '2014-01-01..2014-12-31'],
    [{ days: 3 }, '2014-05-03..2014-05-09'],
  ] as const)('%o', (width, days) => {
    const { start, end } = widen(day ?? { start: 0, end: 0 }, width)
    expect(`${formatDay(start)}..${formatDay(end)}`).toBe(days)
  })

  test('a span over months becomes whole months', () => {
    const span = parseTableDate('2014-12-31/2015-02-01', 'ymd')
    const { start, end } = widen(span ?? { start: 0, end: 0 }, 'month')
    expect([formatDay(start), formatDay(end)]).toEqual(['2014-12-01', '2015-02-28'])
  })
})

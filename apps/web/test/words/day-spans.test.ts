import { dayOf, OPEN_END, OPEN_START } from '@nahrain/model'
import { expect, test } from 'vitest'
import { daysInWords } from '../../src/words/day-spans.ts'
import { createWords } from '../../src/words/words.ts'

const english = createWords('en')

test.each([
  [dayOf(2007, 3, 4), dayOf(2007, 3, 4), '4 March 2007'],
  [dayOf(2007, 3, 4), dayOf(2007, 3, 9), '4 – 9 March 2007'],
  [dayOf(2007, 2, 1), dayOf(2007, 2, 28), 'February 2007'],
  [dayOf(2007, 1, 1), dayOf(2007, 12, 31), '2007'],
  [dayOf(2007, 11, 1), dayOf(2008, 1, 31), 'November 2007 to January 2008'],
  [dayOf(2007, 1, 1), dayOf(2009, 12, 31), '2007 to 2009'],
  [dayOf(2007, 1, 1), OPEN_END, 'since 1 January 2007'],
  [OPEN_START, dayOf(2007, 1, 1), 'until 1 January 2007'],
])('days %i to %i read "%s"', (start, end, words) => {
  expect(daysInWords({ start, end }, english).replace(/\s/g, ' ')).toBe(words)
})

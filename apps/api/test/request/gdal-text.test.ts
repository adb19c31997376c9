import { printText, type Queryables } from '@nahrain/cql2'
import { expect, test } from 'vitest'
import { readGdalText } from '../../src/request/gdal-text.ts'

const QUERYABLES: Queryables = { open: { type: 'boolean' }, count: { type: 'number' }, label: { type: 'string' } }

test.each([
  ['open = 1', 'open = TRUE'],
  ['(open <> 0) AND (NOT (open = 1))', 'open <> FALSE AND NOT (open = TRUE)'],
  ['open = 2', 'open = 2'],
  ['count = 1 OR open = 0', 'count = 1 OR open = FALSE'],
  ["label ILIKE 'a%'", "CASEI(label) LIKE CASEI('a%')"],
])('%s', (text, same) => {
  expect(printText(readGdalText(text, QUERYABLES, {}))).toBe(same)
})

import { expect, test } from 'vitest'
import { jsonCell, textCell } from '../../src/formats/csv-cell.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['+964 770', "'+964 770"],
  ['-', "'-"],
  ['-A1', "'-A1"],
  ['-1+A1', "'-1+A1"],
  ['@me', "'@me"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['＝1', "'＝1"],
])('%j could be a formula: %j', (text, cell) => {
  expect(textCell(text)).toBe(cell)
})

test.each([
  '-5',
  '+5.25',
  '-.5e-3',
  '-0753-04-21',
  '-0500/-0400',
  '../2026-11',
  '2014-01-10/2014-01-12',
  '2023-06~',
  "'",
  'a=b',
  ' =1',
  '',
])('%j stands as it is', (text) => {
  expect(textCell(text)).toBe(text)
})

test('what would end a cell is quoted, quotes are doubled, NUL is U+FFFD', () => {
  expect(textCell('a,b')).toBe('"a,b"')
  expect(textCell('a\nb')).toBe('"a\nb"')
  expect(textCell('say "x"')).toBe('"say ""x"""')
  expect(textCell('a\0b')).toBe('a\ufffdb')
})

test('JSON is compact, and nothing where there is none', () => {
  expect(jsonCell({ en: 'a' })).toBe('"{""en"":""a""}"')
  expect(jsonCell([])).toBe('[]')
  expect(jsonCell(null)).toBe('')
  expect(jsonCell(undefined)).toBe('')
})

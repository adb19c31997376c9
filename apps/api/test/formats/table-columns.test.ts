import { expect, test } from 'vitest'
import { tableColumns } from '../../src/formats/table-columns.ts'
import { contextWith, featureOf } from './support.ts'

const text = (...names: string[]) => contextWith({ columns: names.map((name) => ({ name, type: 'text' as const })) })
const namesOf = (names: string[], reserved: string[] = []) =>
  tableColumns(text(...names), reserved).map(({ name }) => name)

test('names that differ in case alone, or are taken, are counted', () => {
  expect(namesOf(['ID', 'Latitude', 'a', 'A', 'a_2'], ['latitude'])).toEqual([
    'id',
    'ID_2',
    'Latitude_2',
    'a',
    'A_2',
    'a_2_2',
  ])
})

test('a name is never empty, broken or of several lines', () => {
  expect(namesOf(['', ' ', 'a\r\nb', '\ud800x', '__proto__'])).toEqual([
    'id',
    'column',
    'column_2',
    'a  b',
    '\ufffdx',
    '__proto__',
  ])
})

test('cells are of the type of their column, whatever the property holds', () => {
  const context = contextWith({
    columns: [
      { name: 'number', type: 'number' },
      { name: 'text', type: 'text' },
      { name: 'json', type: 'json' },
    ],
  })
  const [, number, words, json] = tableColumns(context, [])
  const read = (value: unknown) =>
    [number, words, json].map((column) => column?.read(featureOf('x', { number: value, text: value, json: value })))
  expect(read(5)).toEqual([5, '5', 5])
  expect(read('x')).toEqual([null, 'x', 'x'])
  expect(read(['x'])).toEqual([null, '["x"]', ['x']])
  expect(read(Number.NaN)).toEqual([null, 'null', Number.NaN])
  expect(read(null)).toEqual([null, null, null])
  expect(read(undefined)).toEqual([null, null, null])
})

test('the first citation has columns of its own, and its file stands for a missing title', () => {
  const columns = tableColumns(contextWith({ columns: [{ name: 'citations', type: 'citations' }] }), [])
  expect(columns.map(({ name }) => name)).toEqual([
    'id',
    'citation_title',
    'citation_publisher',
    'citation_date',
    'citation_url',
    'citations',
  ])
  const read = (citations: unknown) => columns.slice(1, 5).map((column) => column.read(featureOf('x', { citations })))
  const first = { title: 'A', publisher: 'P', date: '2024-01', url: 'https://example.org/' }
  expect(read([first, { title: 'B' }])).toEqual(['A', 'P', '2024-01', 'https://example.org/'])
  expect(read([{ file: 'a.csv', record: 3 }])).toEqual(['a.csv', null, null, null])
  expect(read('none')).toEqual([null, null, null, null])
})

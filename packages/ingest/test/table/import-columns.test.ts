import { NO_TEXT } from '@nahrain/engine'
import { importTable, Mapping, type Note, presetById, presetMapping } from '@nahrain/ingest/table'
import { calendarOf, formatDay } from '@nahrain/model'
import { expect, test } from 'vitest'
import { memoryTable } from './memory-table.ts'
import { sharedFile, sharedTable } from './shared-data.ts'

const OPTIONS = { id: 't', fileName: 'f.csv' }

function days({ whenStart, whenEnd }: { whenStart: Int32Array; whenEnd: Int32Array }): string[] {
  return Array.from(whenStart, (start, row) => `${formatDay(start)}..${formatDay(whenEnd[row] ?? 0)}`)
}

test('ACLED: the week and the month around a date, the radius of a province', async () => {
  const preset = presetById('acled')
  const cells: Readonly<Record<string, string>> = { latitude: '33', longitude: '44', event_date: '12 March 2016' }
  const rows = ['1', '2', '3'].map((code) =>
    preset.fields.map((field) => cells[field] ?? (field.endsWith('_precision') ? code : `${field}${code}`)),
  )
  const { content } = await importTable(memoryTable(preset.fields, rows), presetMapping(preset, preset.fields), OPTIONS)
  expect(days(content.columns)).toEqual(['2016-03-12..2016-03-12', '2016-03-06..2016-03-18', '2016-03-01..2016-03-31'])
  expect([...(content.columns.radiusKm ?? [])]).toEqual([5, 30, 150])
  expect(content.attribution).toContain('ACLED')
  expect(content.facets.find(({ id }) => id === 'geo_precision')?.values.map(({ label }) => label.en)).toEqual([
    'The town',
    'Part of a region',
    'The province',
  ])
})

test('a year, a month and a day in fields of their own, as far as they are given', async () => {
  const rows = [
    ['2016', '2', '29'],
    ['2016', '02.0', '0'],
    ['2016', '', ''],
    ['2016', 'March', '5'],
  ]
  const mapping = Mapping.parse({ when: { year: 'y', month: 'm', day: 'd' } })
  const { content } = await importTable(memoryTable(['y', 'm', 'd'], rows), mapping, OPTIONS)
  expect(days(content.columns)).toEqual([
    '2016-02-29..2016-02-29',
    '2016-02-01..2016-02-29',
    '2016-01-01..2016-12-31',
    '2016-03-05..2016-03-05',
  ])
  expect(content.firstView).toEqual([-180, -85, 180, 85])
})

test('a radius in km comes before the codes', async () => {
  const mapping = Mapping.parse({ latitude: 'y', longitude: 'x', radius: 'r', placePrecision: { radiusKm: 7 } })
  const rows = [
    ['33', '44', '1.5'],
    ['33', '44', ''],
    ['33', '44', '-3'],
  ]
  const notes: Note[] = []
  const table = memoryTable(['y', 'x', 'r'], rows)
  const { content } = await importTable(table, mapping, { ...OPTIONS, note: (note) => notes.push(note) })
  expect([...(content.columns.radiusKm ?? [])]).toEqual([1.5, 7, 7])
  expect(notes.map(({ record, field }) => [record, field])).toEqual([[3, 'r']])
})

/** More distinct texts than any column tells apart, then the first again. */
const MANY = [...Array.from({ length: 70_000 }, (_, index) => `v${index}`), 'v0', 'v0', 'v1', 'new']

test('a facet with far too many values keeps the frequent ones, also when they come late', async () => {
  const mapping = Mapping.parse({
    when: { field: 'date' },
    facets: [{ field: 'kind', id: 'kind', label: { en: 'Kind' } }],
  })
  const table = memoryTable(
    ['date', 'kind'],
    MANY.map((kind) => ['2016', kind]),
    { batchSize: 5000 },
  )
  const { content } = await importTable(table, mapping, { ...OPTIONS, limits: { facetValues: 2 } })
  expect(content.facets[0]?.values.map(({ id }) => id)).toEqual(['v0', 'v1', '(other)'])
  const codes = content.columns.facets[0]
  expect(codes instanceof Uint8Array && [...codes.subarray(0, 3), ...codes.subarray(-4)]).toEqual([0, 1, 2, 0, 0, 1, 2])
})

test('beyond its limit the search sees no more texts, and a note says so', async () => {
  const mapping = Mapping.parse({ when: { field: 'date' }, texts: ['kind'] })
  const table = memoryTable(
    ['date', 'kind'],
    [
      ['2016', 'a'],
      ['2016', 'b'],
      ['2016', 'c'],
    ],
    { batchSize: 1 },
  )
  const { content, tally } = await importTable(table, mapping, { ...OPTIONS, limits: { texts: 1 } })
  expect(content.columns.texts).toEqual({ strings: ['a', 'b'], columns: [Uint32Array.of(0, 1, NO_TEXT)] })
  expect(tally.notes).toHaveLength(1)
})

const ucdp = sharedFile('ucdp-ged-iraq-1989-2018.csv.gz')
test.skipIf(ucdp === undefined)('UCDP GED: what the codebook says', async () => {
  const table = sharedTable(ucdp ?? '', 10_000)
  const { content, tally } = await importTable(table, presetMapping(presetById('ucdp-ged'), table.fields), OPTIONS)
  expect(tally).toMatchObject({ rows: 7473, kept: 7473, withoutPlace: 0, withoutDate: 0 })
  const { columns } = content
  expect(new Set(columns.radiusKm)).toEqual(new Set([2, 25, 50, 150, 100, 500]))
  const years = columns.whenStart.map((day) => calendarOf(day).year)
  expect([Math.min(...years), Math.max(...years)]).toEqual([1989, 2018])
  expect(content.facets[0]?.values.map(({ label }) => label.en)).toEqual([
    'State-based conflict',
    'Non-state conflict',
    'One-sided violence',
  ])
  expect(content.licence).toBe('CC BY 4.0')
})

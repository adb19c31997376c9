import { NO_DAY, NO_TEXT } from '@nahrain/engine'
import { type ImportOptions, importTable, Mapping, type Note } from '@nahrain/ingest/table'
import { type Geometry, isNahrainError, OPEN_START, parseDay, TableDescription } from '@nahrain/model'
import { describe, expect, test } from 'vitest'
import { memoryTable } from './memory-table.ts'

const FIELDS = ['id', 'lat', 'lon', 'date', 'end', 'prec', 'type', 'text', 'known', 'n']
const MAPPING = Mapping.parse({
  id: 'id',
  latitude: 'lat',
  longitude: 'lon',
  when: { start: 'date', end: 'end' },
  placePrecision: { field: 'prec', codes: { 1: { radiusKm: 2 }, 2: { radiusKm: 25 } } },
  facets: [{ field: 'type', id: 'type', label: { en: 'Type' }, values: { raid: { en: 'A raid', ar: 'غارة' } } }],
  texts: ['text', 'type'],
  known: 'known',
})
const GOOD = ['e1', '33.5', '44.25', '2016-05-01', '2016-05-03', '1', 'raid', 'a bridge', '2016-05-09;2016-05-04', '7']

async function imported(rows: readonly (readonly string[])[], options: Partial<ImportOptions> = {}, mapping = MAPPING) {
  const notes: Note[] = []
  const result = await importTable(memoryTable(FIELDS, rows), mapping, {
    id: 'test',
    fileName: 'test.csv',
    note: (note) => notes.push(note),
    ...options,
  })
  return { ...result, notes, columns: result.content.columns }
}

/** The good record with some cells replaced, by field. */
function record(cells: Readonly<Record<string, string>> = {}): string[] {
  return FIELDS.map((field, index) => cells[field] ?? GOOD[index] ?? '')
}

test('a record becomes an item of every column', async () => {
  const { content, columns, tally, notes } = await imported([GOOD, record({ id: 'e2', type: '', text: '' })])
  expect(notes).toEqual([])
  expect(tally).toMatchObject({ rows: 2, kept: 2, withoutPlace: 0, withoutDate: 0, dropped: 0, notes: [] })
  expect([...columns.longitude]).toEqual([44.25, 44.25])
  expect([...columns.latitude]).toEqual([33.5, 33.5])
  expect([...(columns.radiusKm ?? [])]).toEqual([2, 2])
  expect([columns.whenStart[0], columns.whenEnd[0]]).toEqual([parseDay('2016-05-01'), parseDay('2016-05-03')])
  expect(columns.known?.[0]).toBe(parseDay('2016-05-04'))
  expect(columns.ids).toEqual(['e1', 'e2'])
  expect(columns.facets).toEqual([Uint8Array.of(0, 255)])
  expect(columns.texts.strings).toEqual(['a bridge', 'raid'])
  expect(columns.texts.columns).toEqual([Uint32Array.of(0, NO_TEXT), Uint32Array.of(1, NO_TEXT)])
  expect(content.facets).toEqual([
    { id: 'type', label: { en: 'Type' }, values: [{ id: 'raid', label: { en: 'A raid', ar: 'غارة' } }] },
  ])
  expect([...content.records.firstRecords]).toEqual([0, 2])
  expect(content).toMatchObject({ licence: 'not stated', languages: ['en'], title: { en: 'test' } })
  expect(content.description.en).toBe('2 records from test.csv')
})

test('the description of the table is valid, with the types of its fields', async () => {
  const { content } = await imported([GOOD, record({ id: 'e2', n: '007' }), record({ id: 'e3', lat: '' })])
  const table = TableDescription.parse(content.table)
  const types = Object.fromEntries(table.fields.map(({ name, type }) => [name, type]))
  expect(types).toEqual({
    ...Object.fromEntries(FIELDS.map((field) => [field, 'text'])),
    lat: 'number',
    lon: 'number',
    prec: 'number',
    date: 'date',
    end: 'date',
  })
  expect(table.when).toEqual(['date', 'end'])
})

describe('bad values', () => {
  test.each([
    [{ lat: '' }, 'lat', 'no coordinates'],
    [{ lat: '91.5' }, 'lat', 'got "91.5", expected a latitude in degrees'],
    [{ lon: 'east' }, 'lon', 'got "east", expected a longitude in degrees'],
    [{ lat: '0', lon: '0' }, 'lat', 'got 0, 0 (null island), expected a place: taken as none'],
  ])('%j: kept without a place', async (cells, field, reason) => {
    const { columns, notes, tally } = await imported([GOOD, record({ id: 'e2', ...cells })])
    expect(notes).toEqual([{ record: 2, field, reason, dropped: false }])
    expect(columns.longitude[1]).toBeNaN()
    expect(columns.latitude[1]).toBeNaN()
    expect(tally).toMatchObject({ kept: 2, withoutPlace: 1 })
  })

  test('an impossible date: kept without a date', async () => {
    const { columns, notes, tally } = await imported([record({ date: '2016-02-30', end: '' })])
    expect(notes.map(({ field, reason }) => [field, reason])).toEqual([
      ['date', 'got "2016-02-30", expected a date'],
      ['end', 'no date'],
    ])
    expect([columns.whenStart[0], columns.whenEnd[0]]).toEqual([NO_DAY, OPEN_START])
    expect(tally).toMatchObject({ kept: 1, withoutDate: 1 })
  })

  test('an end that is missing or before its start', async () => {
    const { columns, notes } = await imported([record({ end: '' }), record({ id: 'e2', date: '2016-05-05' })])
    expect([columns.whenStart[0], columns.whenEnd[0]]).toEqual([parseDay('2016-05-01'), parseDay('2016-05-01')])
    expect([columns.whenStart[1], columns.whenEnd[1]]).toEqual([parseDay('2016-05-03'), parseDay('2016-05-05')])
    expect(notes).toHaveLength(2)
  })

  test('neither place nor date: dropped, and the columns close up', async () => {
    const { columns, content, notes, tally } = await imported([
      GOOD,
      record({ id: 'e2', lat: '', date: '', end: '' }),
      record({ id: 'e3', lon: '45' }),
    ])
    expect(tally).toMatchObject({ rows: 3, kept: 2, dropped: 1, withoutPlace: 0, withoutDate: 0 })
    expect(notes.filter(({ dropped }) => dropped)).toEqual([
      { record: 2, field: undefined, reason: 'neither place nor date', dropped: true },
    ])
    expect(columns.ids).toEqual(['e1', 'e3'])
    expect([...columns.longitude]).toEqual([44.25, 45])
    expect(content.count).toBe(2)
  })

  test('a code without meaning is the coarsest, an id that was there gets its number', async () => {
    const { columns, notes } = await imported([GOOD, record({ prec: '9' }), record({ id: '', prec: '1.0' })])
    expect([...(columns.radiusKm ?? [])]).toEqual([2, 25, 2])
    expect(columns.ids).toEqual(['e1', 'e1~2', '~3'])
    expect(notes.map(({ record, field }) => [record, field])).toEqual([
      [2, 'prec'],
      [2, 'id'],
      [3, 'id'],
    ])
  })
})

describe('limits', () => {
  const dirt = (count: number) => Array.from({ length: count }, () => record({ lat: '', date: '', end: '' }))

  test('mostly dropped records stop the import', async () => {
    const run = imported([...dirt(6), GOOD, GOOD, GOOD, GOOD], { limits: { firstRecords: 10 } })
    await expect(run).rejects.toMatchObject({
      tag: 'invalid-input',
      message: expect.stringContaining('6 of the first 10'),
    })
  })

  test('too many records, too many fields, no field for place or date', async () => {
    await expect(imported([GOOD, GOOD], { limits: { rows: 1 } })).rejects.toMatchObject({ tag: 'invalid-input' })
    await expect(imported([GOOD], { limits: { fields: 2 } })).rejects.toMatchObject({ tag: 'invalid-input' })
    await expect(imported([GOOD], {}, Mapping.parse({}))).rejects.toMatchObject({ tag: 'invalid-input' })
    await expect(imported([GOOD], {}, Mapping.parse({ when: { field: 'day' } }))).rejects.toMatchObject({
      tag: 'invalid-parameter',
      details: { got: 'day' },
    })
  })

  test('an abort cancels', async () => {
    const error = await imported([GOOD], { signal: AbortSignal.abort() }).catch((thrown: unknown) => thrown)
    expect(isNahrainError(error, 'cancelled')).toBe(true)
  })

  test('the rarest values of a facet become one', async () => {
    const types = ['a', 'b', 'b', 'c', 'c', 'c', '<d>', '<d>', '<d>', '<d>']
    const rows = types.map((type, index) => record({ id: `e${index}`, type }))
    const { content, columns, notes } = await imported(rows, { limits: { facetValues: 2 } })
    expect(content.facets[0]?.values).toEqual([
      { id: '<d>', label: { en: '‹d›' } },
      { id: 'c', label: { en: 'c' } },
      { id: '(other)', label: { en: '(other)' } },
    ])
    expect(columns.facets).toEqual([Uint8Array.of(2, 2, 2, 1, 1, 1, 0, 0, 0, 0)])
    expect(notes).toEqual([
      { record: 0, field: 'type', reason: expect.stringContaining('more than 2'), dropped: false },
    ])
  })

  test('notes are counted by field and reason, and only the first are kept', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => record({ id: `e${index}`, lat: `${index + 91}` }))
    const { tally, notes } = await imported(rows, { limits: { notes: 5 } })
    expect(notes).toHaveLength(50)
    expect(tally.firstNotes).toHaveLength(5)
    expect(tally.notes).toEqual([{ field: 'lat', reason: 'got "…", expected a latitude in degrees', count: 50 }])
  })
})

test('geometries that are no points become shapes', async () => {
  const area: Geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [44, 33],
        [45, 33],
        [45, 34],
        [44, 34],
        [44, 33],
      ],
    ],
  }
  const geometries = [area, { type: 'Point', coordinates: [43, 36] } as const, undefined]
  const rows = [GOOD, record({ id: 'e2' }), record({ id: 'e3' })]
  const mapping = Mapping.parse({ geometry: true, when: { field: 'date' } })
  const { content } = await importTable(memoryTable(FIELDS, rows, { geometries }), mapping, { id: 't', fileName: 'f' })
  expect([...content.shapes]).toEqual([['1', area]])
  expect(content.columns.locations).toEqual([
    [{ position: [44.5, 33.5], radiusKm: 0, shape: '1' }],
    [{ position: [43, 36], radiusKm: 0 }],
    [],
  ])
  expect([...content.columns.longitude]).toEqual([44.5, 43, Number.NaN])
})

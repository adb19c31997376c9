import { formatReason, guessMapping, sampleTable } from '@nahrain/ingest/table'
import { describe, expect, test } from 'vitest'
import { memoryTable } from './memory-table.ts'
import { sharedFile, sharedTable } from './shared-data.ts'

async function guess(fields: readonly string[], rows: readonly (readonly string[])[]) {
  const { mapping, reasons } = guessMapping(await sampleTable(memoryTable(fields, rows)))
  return { mapping, reasons: reasons.map(formatReason) }
}

describe('coordinates', () => {
  test('by names of other languages', async () => {
    const { mapping, reasons } = await guess(
      ['الاسم', 'خط العرض', 'خط الطول', 'تاريخ'],
      [
        ['سوق', '33.3', '44.4', '2016-05-01'],
        ['جسر', '36.3', '43.1', '2016-06-02'],
      ],
    )
    expect(mapping).toMatchObject({ latitude: 'خط العرض', longitude: 'خط الطول', title: ['الاسم'] })
    expect(mapping.when).toEqual({ field: 'تاريخ' })
    expect(reasons).toContain('latitude: field "خط العرض" (numbers from 33.3 to 36.3)')
  })

  test('swapped ones are taken the other way round', async () => {
    const { mapping, reasons } = await guess(
      ['lat', 'lon', 'date'],
      [
        ['144.4', '-33.3', '2016'],
        ['143.1', '-36.3', '2017'],
      ],
    )
    expect(mapping).toMatchObject({ latitude: 'lon', longitude: 'lat' })
    expect(reasons.join()).toContain('swapped')
  })

  test('x and y of a map projection are none', async () => {
    const { mapping, reasons } = await guess(['x', 'y', 'date'], [['445000', '3680000', '2016']])
    expect(mapping.latitude).toBeUndefined()
    expect(reasons.join()).toContain('are no degrees')
  })

  test('without names, a number beyond 90 tells', async () => {
    const { mapping } = await guess(
      ['a', 'b', 'date'],
      [
        ['144.4001', '-33.3002', '2016'],
        ['143.1003', '-36.3004', '2017'],
      ],
    )
    expect(mapping).toMatchObject({ latitude: 'b', longitude: 'a' })
  })

  test('without names and numbers beyond 90 it is said, not guessed', async () => {
    const { mapping, reasons } = await guess(['a', 'b'], [['44.4001', '33.3002']])
    expect(mapping.latitude).toBeUndefined()
    expect(reasons.join()).toContain('nothing says which is the latitude')
  })
})

describe('dates', () => {
  test.each([
    [['03/04/2016', '25/04/2016'], 'dmy', 'day, month, year'],
    [['03/04/2016', '04/25/2016'], 'mdy', 'month, day, year'],
    [['98/04/25', '98/04/03'], 'ymd', 'year, month, day'],
    [['03/04/2016', '05/06/2016'], 'dmy', 'taken as day first'],
  ])('the order of %j is %s', async (dates, order, words) => {
    const { mapping, reasons } = await guess(
      ['lat', 'lon', 'date'],
      dates.map((date) => ['33.1', '44.2', date]),
    )
    expect(mapping.dateOrder).toBe(order)
    expect(reasons.join()).toContain(words)
  })

  test('a start and an end, a year and a month, a year', async () => {
    const pair = await guess(['Start Date', 'End Date', 'lat', 'lon'], [['2014-01-01', '2014-01-02', '33.1', '44.2']])
    expect(pair.mapping.when).toEqual({ start: 'Start Date', end: 'End Date' })
    const parts = await guess(
      ['year', 'month', 'lat', 'lon'],
      [
        ['2014', 'May', '33.1', '44.2'],
        ['2015', 'June', '33', '44'],
      ],
    )
    expect(parts.mapping.when).toEqual({ year: 'year', month: 'month' })
    const numbers = await guess(['year', 'month', 'lat', 'lon'], [['2014', '5', '33.1', '44.2']])
    expect(numbers.mapping.when).toEqual({ year: 'year', month: 'month' })
    const year = await guess(['annee', 'lat', 'lon'], [['2014', '33.1', '44.2']])
    expect(year.mapping.when).toEqual({ field: 'annee' })
  })
})

describe('facets', () => {
  const rows = Array.from({ length: 100 }, (_, index) => [
    `e-${index}`,
    ['bombing', 'shelling', 'raid'][index % 3] ?? '',
    `a sentence about the event number ${index}`,
    String(index % 2),
    '33.5',
    '44.5',
    'https://example.org/',
  ])
  test('few texts that repeat; numbers, ids, links and sentences are none', async () => {
    const { mapping } = await guess(['event_id', 'sort', 'notes', 'flag', 'lat', 'lon', 'link'], rows)
    expect(mapping.facets).toEqual([{ field: 'sort', id: 'sort_2', label: { en: 'Sort' } }])
    expect(mapping.id).toBe('event_id')
    expect(mapping.texts).toEqual(['notes'])
    expect(mapping.source).toEqual({ url: 'link' })
  })
})

describe('real tables', () => {
  const ucdp = sharedFile('ucdp-ged-iraq-1989-2018.csv.gz')
  const dtm = sharedFile('iom-dtm-iraq-idp-masterlist-2014-2021.csv.gz')
  const sigacts = sharedFile('us-sigacts-iraq-2006-2008.csv.gz')

  test.skipIf(ucdp === undefined)('UCDP GED, by preset and by content', async () => {
    const sample = await sampleTable(sharedTable(ucdp ?? '', 3000))
    expect(guessMapping(sample).preset?.id).toBe('ucdp-ged')
    const { mapping } = guessMapping(sample, [])
    expect(mapping).toMatchObject({
      id: 'id',
      latitude: 'latitude',
      longitude: 'longitude',
      when: { start: 'date_start', end: 'date_end' },
      quantity: { low: 'low', best: 'best', high: 'high' },
    })
    expect(mapping.facets.map(({ field }) => field)).toEqual(expect.arrayContaining(['side_b', 'adm_1']))
  })

  test.skipIf(dtm === undefined)('IOM DTM, by preset and by content', async () => {
    const sample = await sampleTable(sharedTable(dtm ?? '', 3000))
    expect(guessMapping(sample).preset?.id).toBe('iom-dtm')
    const { mapping } = guessMapping(sample, [])
    expect(mapping).toMatchObject({ latitude: 'latitude', longitude: 'longitude', when: { field: 'date' } })
    expect(mapping.quantity?.best).toBe('individuals')
    expect(mapping.facets.map(({ field }) => field)).toEqual(expect.arrayContaining(['governorate', 'district']))
  })

  test.skipIf(sigacts === undefined)('SIGACTS', async () => {
    const { mapping, preset } = guessMapping(await sampleTable(sharedTable(sigacts ?? '', 3000)))
    expect(preset).toBeUndefined()
    expect(mapping).toMatchObject({ latitude: 'latitude', longitude: 'longitude', when: { field: 'date' } })
    expect(mapping.facets.map(({ id }) => id)).toContain('type')
  })
})

import { openTableFile } from '@nahrain/ingest/node'
import { createTermDictionary, openTable, type TableFile } from '@nahrain/ingest/table'
import { isNahrainError } from '@nahrain/model'
import { describe, expect, test } from 'vitest'
import { hasRealFiles, readAll, realFile, realFilesAre } from './table-files.ts'

/** Sums and distinct texts of some fields, over all of a file. */
async function summaryOf(file: TableFile, numbers: readonly string[], terms: readonly string[]) {
  const notes: unknown[] = []
  const table = await openTable(file, (note) => notes.push(note))
  const dictionaries = terms.map(createTermDictionary)
  const sums = numbers.map(() => 0)
  let count = 0
  for await (const batch of table.batches()) {
    const values = new Float64Array(batch.count)
    numbers.forEach((name, index) => {
      batch.numbers(table.fields.indexOf(name), values, 0)
      for (const value of values) if (!Number.isNaN(value)) sums[index] = (sums[index] ?? 0) + value
    })
    terms.forEach((name, index) => {
      const dictionary = dictionaries[index]
      if (dictionary) batch.terms(table.fields.indexOf(name), dictionary, new Uint32Array(batch.count), 0)
    })
    count += batch.count
  }
  return { fields: table.fields.length, count, sums, terms: dictionaries.map(({ size }) => size), notes }
}

describe.skipIf(!hasRealFiles)(`real files (${realFilesAre})`, () => {
  test('a master list of the displaced: 394,375 records of 51 fields', async () => {
    const file = await openTableFile(realFile('iom-dtm-iraq-idp-masterlist-2014-2021.csv.gz'))
    const { sums, ...summary } = await summaryOf(file, ['families'], ['governorate', 'date'])
    expect(summary).toEqual({ fields: 51, count: 394_375, terms: [18, 119], notes: [] })
    expect(Number.isInteger(sums[0])).toBe(true)
  })

  test('events with quotes in quotes', async () => {
    const file = await openTableFile(realFile('ucdp-ged-iraq-1989-2018.csv.gz'))
    const summary = await summaryOf(file, ['year'], ['country'])
    expect([summary.count, summary.fields, summary.terms, summary.notes]).toEqual([7473, 45, [1], []])
  })

  test('boundaries', async () => {
    const read = await readAll(await openTableFile(realFile('cod-ab-irq-2019-adm2.geojson.gz')))
    expect(read.rows.length).toBe(101)
    expect(read.geometries.every((geometry) => geometry !== undefined)).toBe(true)
    expect(read.notes).toEqual([])
  })
})

test('a path where no file is', async () => {
  const outcome = await openTableFile('/nowhere/table.csv').catch((error: unknown) => error)
  expect(isNahrainError(outcome, 'not-found') && outcome.details.id).toBe('/nowhere/table.csv')
})

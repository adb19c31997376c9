import { openTable, type TableFile } from '@nahrain/ingest/table'
import { isNahrainError } from '@nahrain/model'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { fileOf, gzipped, numbersOf, readAll } from './table-files.ts'

type Options = Parameters<typeof parquetWriteBuffer>[0]

const parquet = (options: Options) => new Uint8Array(parquetWriteBuffer(options))
const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** Little-endian well-known binary of a point. */
function pointBytes(longitude: number, latitude: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(21))
  view.setUint8(0, 1)
  view.setUint32(1, 1, true)
  view.setFloat64(5, longitude, true)
  view.setFloat64(13, latitude, true)
  return new Uint8Array(view.buffer)
}

const PLAIN: Options = {
  columnData: [
    { name: 'name', data: ['Erbil', 'بغداد', ' x '], type: 'STRING' },
    { name: 'number', data: [1.5, undefined, -2], type: 'DOUBLE', nullable: true },
    { name: 'big', data: [1n, 2n ** 60n, 3n], type: 'INT64' },
    { name: 'day', data: [day('2014-06-10'), day('2014-06-11'), day('2014-06-12')], type: 'TIMESTAMP' },
    { name: 'time', data: [day('2014-06-10'), new Date('2014-06-11T07:30:00Z'), day('2014-06-12')], type: 'TIMESTAMP' },
    { name: 'nested', data: [{ a: [1] }, { a: [] }, { a: [2, 3] }], type: 'JSON' },
  ],
}

function geo(crs: unknown): Options {
  const columns = { place: { encoding: 'WKB', geometry_types: ['Point'], ...(crs === undefined ? {} : { crs }) } }
  return {
    columnData: [
      { name: 'place', data: [pointBytes(44, 33), pointBytes(444, 33)], type: 'BYTE_ARRAY' },
      { name: 'name', data: ['a', 'b'], type: 'STRING' },
    ],
    kvMetadata: [{ key: 'geo', value: JSON.stringify({ version: '1.1.0', primary_column: 'place', columns }) }],
  }
}

async function errorOf(file: TableFile): Promise<string> {
  const outcome = await readAll(file).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!isNahrainError(outcome, 'invalid-input')) throw outcome ?? new Error('got a table, expected an error')
  return outcome.message
}

describe('Parquet', () => {
  test('values are text, dates as ISO has them', async () => {
    const read = await readAll(fileOf(parquet(PLAIN), 'a.parquet'))
    expect(read.fields).toEqual(['name', 'number', 'big', 'day', 'time', 'nested'])
    expect(read.rows).toEqual([
      ['Erbil', '1.5', '1', '2014-06-10', '2014-06-10T00:00:00.000Z', '{"a":[1]}'],
      ['بغداد', '', '1152921504606846976', '2014-06-11', '2014-06-11T07:30:00.000Z', '{"a":[]}'],
      ['x', '-2', '3', '2014-06-12', '2014-06-12T00:00:00.000Z', '{"a":[2,3]}'],
    ])
    expect(JSON.parse(read.records[1] ?? '')).toMatchObject({ number: null, nested: { a: [] } })
    expect(read.notes).toEqual([])
  })

  test('comes row group by row group, with the numbers of records going on', async () => {
    const data = Array.from({ length: 1000 }, (_, row) => row / 4)
    const file = parquet({ columnData: [{ name: 'n', data, type: 'DOUBLE' }], rowGroupSize: 300 })
    const table = await openTable(fileOf(file), () => {})
    const [firsts, numbers]: [number[], number[]] = [[], []]
    for await (const batch of table.batches()) {
      firsts.push(batch.first)
      numbers.push(...numbersOf(batch, 0))
    }
    expect(firsts).toEqual([0, 300, 600, 900])
    expect(numbers).toEqual(data)
  })

  test('may be in gzip', async () => {
    const read = await readAll(fileOf(await gzipped(parquet(PLAIN)), 'a.parquet.gz'))
    expect(read.description).toBe('Parquet, gzip')
    expect(read.rows.length).toBe(3)
  })

  test('that is cut off is an error', async () => {
    const whole = parquet(PLAIN)
    expect(await errorOf(fileOf(whole.slice(0, -20), 'a.parquet'))).toMatch(/^a\.parquet: got Parquet that is cut off/)
  })

  test('whose pages are damaged is an error that says how far reading came', async () => {
    const data = Array.from({ length: 1000 }, (_, row) => `${Math.sin(row)}`)
    const whole = parquet({ columnData: [{ name: 'n', data, type: 'STRING' }], rowGroupSize: 500 })
    const middle = whole.length >> 1
    whole.fill(0xff, middle, middle + 2000)
    expect(await errorOf(fileOf(whole))).toMatch(/damaged .*\(\d+ records had been read\)$/)
  })
})

describe('GeoParquet', () => {
  test.each([undefined, null, { id: { authority: 'OGC', code: 'CRS84' } }])(
    'gives geometries (crs %j)',
    async (crs) => {
      const read = await readAll(fileOf(parquet(geo(crs))))
      expect(read.fields).toEqual(['name'])
      expect(read.geometries).toEqual([{ type: 'Point', coordinates: [44, 33] }, undefined])
      expect(read.notes.map(({ record, field }) => [record, field])).toEqual([[2, 'geometry']])
    },
  )

  test('in another system of coordinates is an error', async () => {
    expect(await errorOf(fileOf(parquet(geo({ id: { authority: 'EPSG', code: 32638 } }))))).toMatch(
      /EPSG:32638.*reproject/,
    )
  })
})

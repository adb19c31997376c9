import { isNahrainError, type NahrainError } from '@nahrain/model'
import { expect, test } from 'vitest'
import { fileOf, gzipped, readAll } from './table-files.ts'

async function errorOf(
  content: string | Uint8Array<ArrayBuffer>,
  name = 'file',
): Promise<NahrainError<'invalid-input'>> {
  const outcome = await readAll(fileOf(content, name)).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!isNahrainError(outcome, 'invalid-input')) throw outcome ?? new Error('got a table, expected an error')
  return outcome
}

const bytesOf = (...bytes: number[]) => Uint8Array.from([...bytes, ...new Array<number>(40).fill(7)])
const pointIn = (crs: string) =>
  JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: crs } }, features: [] })

interface Broken {
  readonly what: string
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly message: RegExp
  readonly name?: string
}

const BROKEN: readonly Broken[] = [
  { what: 'an empty file', content: '', message: /empty file/ },
  { what: 'a web page', content: '\n<!DOCTYPE html><html><body>Not found</body></html>', message: /web page/ },
  { what: 'an Excel workbook', content: bytesOf(0x50, 0x4b, 3, 4), message: /Excel.*CSV/, name: 'table.xlsx' },
  { what: 'another archive', content: bytesOf(0x50, 0x4b, 3, 4), message: /zip archive.*unpack/ },
  { what: 'an old Excel workbook', content: bytesOf(0xd0, 0xcf, 0x11, 0xe0), message: /Excel/ },
  { what: 'a PDF', content: '%PDF-1.7', message: /PDF/ },
  { what: 'binary data', content: bytesOf(0, 1, 2, 0, 200, 3), message: /binary data/ },
  { what: 'blank lines only', content: '\n\n \n', message: /blank lines/ },
  { what: 'a JSON array', content: '[{"a":1}]', message: /JSON array/ },
  { what: 'other JSON', content: '{"a":1}', message: /does not say it is GeoJSON/ },
  { what: 'TopoJSON', content: '{"type":"Topology","objects":{}}', message: /"Topology"/ },
  { what: 'lines of other JSON', content: '{"a":1}\n{"a":2}\n', message: /none of them a feature/ },
  {
    what: 'another system of coordinates',
    content: pointIn('urn:ogc:def:crs:EPSG::32638'),
    message: /32638.*WGS 84.*reproject/,
  },
  {
    what: 'JSON that is cut off',
    content: '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geom',
    message: /ends too early/,
  },
  {
    what: 'JSON with an error inside',
    content: '{"type":"FeatureCollection","features":[{"type":Feature}]}',
    message: /expected JSON/,
  },
  {
    what: 'a line of 5 MB',
    content: 'x'.repeat(5_000_000),
    message: /more than 4 MiB at line 1 \(it has no line break\)/,
  },
  {
    what: 'a line of 5 MB in the middle',
    content: `a,b\n1,${'x'.repeat(5_000_000)}\n2,3\n`,
    message: /more than 4 MiB at line 2/,
  },
  {
    what: 'a quote that is open for 5 MB',
    content: `a,b\n1,"${'x,y\n'.repeat(1_300_000)}`,
    message: /line 2 \(a quote in it is never closed\)/,
  },
  { what: 'Parquet that is cut off', content: bytesOf(0x50, 0x41, 0x52, 0x31), message: /Parquet that is cut off/ },
]

test.each(BROKEN)('$what is one clear error', async ({ content, message, name = 'file' }) => {
  const error = await errorOf(content, name)
  expect(error.message).toMatch(message)
  expect(error.message).toMatch(new RegExp(`^${name}: got .*expected `))
  expect(error.details.faults).toEqual([error.message])
})

test('gzip that is cut off says how far reading came', async () => {
  const lines = Array.from({ length: 200_000 }, (_, row) => `${row},${Math.sin(row)}`)
  const whole = await gzipped(`a,b\n${lines.join('\n')}`)
  const error = await errorOf(whole.slice(0, whole.length >> 1), 'a.csv.gz')
  expect(error.message).toMatch(/^a\.csv\.gz: got gzip data that is cut off or damaged/)
  const [, count] = /\((\d+) records had been read\)/.exec(error.message) ?? []
  expect(Number(count)).toBeGreaterThan(80_000)
})

test('gzip that is damaged in its first bytes', async () => {
  const error = await errorOf(bytesOf(0x1f, 0x8b, 8, 0))
  expect(error.message).toMatch(/cut off or damaged/)
})

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

type Broken = readonly [what: string, content: string | Uint8Array<ArrayBuffer>, message: RegExp, name?: string]

const BROKEN: readonly Broken[] = [
  ['an empty file', '', /empty file/],
  ['a web page', '\n<!DOCTYPE html><html><body>Not found</body></html>', /web page/],
  ['an Excel workbook', bytesOf(0x50, 0x4b, 3, 4), /Excel.*CSV/, 'table.xlsx'],
  ['another archive', bytesOf(0x50, 0x4b, 3, 4), /zip archive.*unpack/],
  ['an old Excel workbook', bytesOf(0xd0, 0xcf, 0x11, 0xe0), /Excel/],
  ['a PDF', '%PDF-1.7', /PDF/],
  ['binary data', bytesOf(0, 1, 2, 0, 200, 3), /binary data/],
  ['blank lines only', '\n\n \n', /blank lines/],
  ['a JSON array', '[{"a":1}]', /JSON array/],
  ['other JSON', '{"a":1}', /does not say it is GeoJSON/],
  ['TopoJSON', '{"type":"Topology","objects":{}}', /"Topology"/],
  ['lines of other JSON', '{"a":1}\n{"a":2}\n', /none of them a feature/],
  ['another system of coordinates', pointIn('urn:ogc:def:crs:EPSG::32638'), /32638.*WGS 84.*reproject/],
  [
    'JSON that is cut off',
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geom',
    /ends too early/,
  ],
  ['JSON with an error inside', '{"type":"FeatureCollection","features":[{"type":Feature}]}', /expected JSON/],
  ['a line of 5 MB', 'x'.repeat(5_000_000), /more than 4 MiB at line 1 \(it has no line break\)/],
  ['a line of 5 MB in the middle', `a,b\n1,${'x'.repeat(5_000_000)}\n2,3\n`, /more than 4 MiB at line 2/],
  ['a quote that is open for 5 MB', `a,b\n1,"${'x,y\n'.repeat(1_300_000)}`, /line 2 \(a quote in it is never closed\)/],
  ['Parquet that is cut off', bytesOf(0x50, 0x41, 0x52, 0x31), /Parquet that is cut off/],
]

test.each(BROKEN)('%s is one clear error', async (_, content, message, name = 'file') => {
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

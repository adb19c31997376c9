import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv } from '../../src/formats/csv.ts'
import { flatGeobuf } from '../../src/formats/flatgeobuf.ts'
import type { DeclaredColumn } from '../../src/formats/format.ts'
import { geojsonSequence } from '../../src/formats/geojson-sequence.ts'
import { geoParquet } from '../../src/formats/geoparquet.ts'
import { csvText } from './expected.ts'
import { readCsvLines, readFlatGeobuf, readGeoParquet, readSequence } from './readers.ts'
import { bytesOf, contextWith, featureOf } from './support.ts'

const HOSTILE = [
  '=cmd|calc!A0',
  '@SUM(A1)',
  '-5',
  '+1e3',
  '-5+A1',
  '\t=1',
  '\r',
  '\n',
  '"',
  '""',
  ',',
  'a"b,c\r\nd',
  '\u001e',
  '\u202eright to left\u202c',
  '\ud800',
  'a\udfff',
  '\0',
  'كركوك',
  '＝1+1',
  // Within a text: readers that decode each by itself drop one at its start.
  'a\ufeff',
  '<script>',
  ' ',
  "'",
  '',
  'x'.repeat(100_000),
]

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }))
const columns: readonly DeclaredColumn[] = [
  { name: 'text', type: 'text' },
  { name: 'number', type: 'number' },
  { name: 'json', type: 'json' },
]
const rows = fc.array(
  fc.record({
    text: fc.option(text),
    number: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0)),
    json: fc.option(fc.oneof(fc.array(text), fc.record({ en: text, ar: text }))),
    geometry: fc.option(fc.constant({ type: 'Point' as const, coordinates: [44.5, 33.25] as const })),
  }),
  { maxLength: 12 },
)

/** What a reader must find, in every format, of whatever stands in the cells. */
const sets = rows.map((list) => ({
  context: contextWith({ columns }),
  features: list.map(({ geometry, ...cells }, index) => featureOf(`row-${index}`, cells, geometry)),
}))

test('sequences give back any text as it was', async () => {
  await fc.assert(
    fc.asyncProperty(sets, async (set) => {
      expect(readSequence(await bytesOf(geojsonSequence, set))).toEqual(set.features)
    }),
    propertyOptions(100),
  )
})

test('CSV gives back any text, and no cell is a formula', async () => {
  await fc.assert(
    fc.asyncProperty(sets, async (set) => {
      const [names, ...lines] = readCsvLines(await bytesOf(csv, set))
      expect(names).toEqual(['id', 'longitude', 'latitude', 'text', 'number', 'json', 'wkt'])
      const cell = (value: unknown) => (value === null ? '' : JSON.stringify(value))
      expect(lines).toEqual(
        set.features.map(({ id, geometry, properties }) => [
          id,
          geometry === null ? '' : '44.5',
          geometry === null ? '' : '33.25',
          csvText((properties.text as string | null) ?? '') ?? '',
          properties.number === null ? '' : String(properties.number),
          cell(properties.json),
          geometry === null ? '' : 'POINT(44.5 33.25)',
        ]),
      )
      for (const found of lines.flat()) expect(found).not.toMatch(/^[=@\t\r\n＝＋－＠]/)
    }),
    propertyOptions(100),
  )
})

/** Lone surrogates become U+FFFD in texts; in JSON they stay, escaped. */
const asBinary = ({ features }: { features: readonly ReturnType<typeof featureOf>[] }) =>
  features.map(({ id, geometry, properties }) => ({
    id,
    geometry,
    cells: { ...properties, text: (properties.text as string | null)?.toWellFormed() ?? null },
  }))

test('FlatGeobuf gives back any text', async () => {
  const empty = { text: null, number: null, json: null }
  await fc.assert(
    fc.asyncProperty(sets, async (set) => {
      const found = await readFlatGeobuf(await bytesOf(flatGeobuf, set))
      expect(found.map(({ cells, ...row }) => ({ ...row, cells: { ...empty, ...cells } }))).toEqual(asBinary(set))
    }),
    propertyOptions(100),
  )
})

test('GeoParquet gives back any text', async () => {
  await fc.assert(
    fc.asyncProperty(sets, async (set) => {
      expect(await readGeoParquet(await bytesOf(geoParquet, set))).toEqual(asBinary(set))
    }),
    propertyOptions(100),
  )
})

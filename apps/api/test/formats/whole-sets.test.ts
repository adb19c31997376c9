import { memoryReader, readDataset, writeDataset } from '@nahrain/engine'
import { atlasDataset, randomTable } from '@nahrain/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { csv } from '../../src/formats/csv.ts'
import { flatGeobuf } from '../../src/formats/flatgeobuf.ts'
import { geojsonSequence } from '../../src/formats/geojson-sequence.ts'
import { geoParquet } from '../../src/formats/geoparquet.ts'
import { asCsv, expectedCells } from './expected.ts'
import { HAS_GDAL, readCsv, readFlatGeobuf, readGeoParquet, readSequence, readWithGdal } from './readers.ts'
import { bytesOf, type FeatureSet, wholeSet } from './support.ts'

const SETS: readonly (readonly [name: string, load: () => Promise<FeatureSet>])[] = [
  ['the atlas', async () => wholeSet(await atlasDataset())],
  ['a random table', async () => wholeSet(await tableDataset())],
]

async function tableDataset() {
  const written = await writeDataset(await randomTable({ rows: 3000, seed: 11 }))
  return readDataset(written.manifest.id, memoryReader(written))
}

describe.each(SETS)('%s comes back whole, in order, with its citations', (_, load) => {
  let set: FeatureSet
  let expected: { id: string; geometry: unknown; cells: Record<string, unknown> }[]

  beforeAll(async () => {
    set = await load()
    const { features, context } = set
    expected = features.map((feature) => ({
      id: feature.id,
      geometry: feature.geometry,
      cells: expectedCells(feature, context.columns),
    }))
  })

  test('every property of every feature has its column', () => {
    const columns = new Set(set.context.columns.map(({ name }) => name))
    const missing = set.features.flatMap(({ properties }) =>
      Object.keys(properties).filter((name) => !columns.has(name)),
    )
    expect(missing).toEqual([])
    expect(set.features.every(({ properties }) => (properties.citations as unknown[]).length > 0)).toBe(true)
  })

  test('as a sequence, read by JSON.parse', async () => {
    expect(readSequence(await bytesOf(geojsonSequence, set))).toEqual(set.features)
  })

  test('as CSV, read by Papa Parse', async () => {
    const rows = readCsv(await bytesOf(csv, set))
    const markOf = (id: string, geometry: unknown) => {
      const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown[] }
      return type === 'Point' ? coordinates : geometry === null ? undefined : set.context.markOf(id)
    }
    const wanted = expected.map(({ id, geometry, cells }) => {
      const [longitude, latitude] = markOf(id, geometry) ?? [null, null]
      return { id, geometry, cells: asCsv({ longitude, latitude, ...cells }) }
    })
    expect(rows).toEqual(wanted)
  })

  test('as FlatGeobuf, read by its own reader', async () => {
    const rows = await readFlatGeobuf(await bytesOf(flatGeobuf, set))
    expect(rows.map(({ cells, ...row }) => ({ ...row, cells: { ...nulls(expected), ...cells } }))).toEqual(expected)
  })

  test('as GeoParquet, read by hyparquet', async () => {
    expect(await readGeoParquet(await bytesOf(geoParquet, set))).toEqual(expected)
  })

  test.skipIf(!HAS_GDAL).each([geojsonSequence, csv, flatGeobuf])(
    'as $title, read by GDAL (skipped where it is not installed)',
    async (format) => {
      const rows = readWithGdal(await bytesOf(format, set), format.extension)
      expect(rows.map(({ geometry }) => geometry)).toEqual(expected.map(({ geometry }) => geometry))
      expect(rows.map(({ properties }) => properties.name)).toEqual(expected.map(({ cells }) => cells.name))
    },
  )
})

function nulls(rows: readonly { cells: Record<string, unknown> }[]): Record<string, null> {
  return Object.fromEntries(Object.keys(rows[0]?.cells ?? {}).map((name) => [name, null]))
}

import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import { geoParquet } from '../../src/formats/geoparquet.ts'
import { bytesOf, contextWith, featureOf } from './support.ts'

const context = contextWith({
  columns: [
    { name: 'geometry', type: 'text' },
    { name: 'note', type: 'text' },
  ],
})

async function geoOf(features: readonly ReturnType<typeof featureOf>[]) {
  const { buffer } = await bytesOf(geoParquet, { features, context })
  const metadata = parquetMetadata(buffer)
  const value = (key: string) => metadata.key_value_metadata?.find((pair) => pair.key === key)?.value
  return { buffer, metadata, value, geo: JSON.parse(value('geo') ?? '') }
}

test('the file says what GeoParquet 1.1 asks for, and whose it is', async () => {
  const { geo, value } = await geoOf([
    featureOf('a', {}, { type: 'Point', coordinates: [44, 33] }),
    featureOf('b', {}, null),
    featureOf(
      'c',
      {},
      {
        type: 'LineString',
        coordinates: [
          [-10, 5],
          [50, 40],
        ],
      },
    ),
  ])
  expect(geo).toEqual({
    version: '1.1.0',
    primary_column: 'geometry',
    columns: {
      geometry: {
        encoding: 'WKB',
        geometry_types: ['LineString', 'Point'],
        bbox: [-10, 5, 50, 40],
        covering: {
          bbox: {
            xmin: ['bbox', 'xmin'],
            ymin: ['bbox', 'ymin'],
            xmax: ['bbox', 'xmax'],
            ymax: ['bbox', 'ymax'],
          },
        },
      },
    },
  })
  expect([value('attribution'), value('licence')]).toEqual(['nobody', 'CC0-1.0'])
})

test('each row has its box, and a property called geometry another name', async () => {
  const { buffer } = await geoOf([
    featureOf(
      'a',
      { geometry: 'round' },
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [0, 5],
        ],
      },
    ),
    featureOf('b', {}, null),
  ])
  expect(await parquetReadObjects({ file: buffer })).toMatchObject([
    { id: 'a', geometry_2: 'round', bbox: { xmin: 0, ymin: 2, xmax: 1, ymax: 5 } },
    { id: 'b', geometry_2: null, geometry: null },
  ])
})

test('a file of no features is a file', async () => {
  const { buffer, geo } = await geoOf([])
  expect(await parquetReadObjects({ file: buffer })).toEqual([])
  expect(geo.columns.geometry).not.toHaveProperty('bbox')
})

test('row groups are bounded in rows, and in bytes', async () => {
  const many = await geoOf(Array.from({ length: 25_000 }, (_, index) => featureOf(`row-${index}`, {})))
  expect(many.metadata.row_groups.map(({ num_rows }) => num_rows)).toEqual([10_000n, 10_000n, 5000n])
  const heavy = await geoOf(
    Array.from({ length: 40 }, (_, index) => featureOf(`${index}`, { note: `${index}`.repeat(2 ** 19) })),
  )
  expect(heavy.metadata.row_groups.length).toBeGreaterThan(1)
})

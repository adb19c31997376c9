import type { RowFeature } from '@nahrain/engine'
import { isNahrainError } from '@nahrain/model'
import { positionIn, propertyOptions, THEATRES } from '@nahrain/testkit'
import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { csv } from '../../src/formats/csv.ts'
import { flatGeobuf } from '../../src/formats/flatgeobuf.ts'
import { FILE_LIMITS, requireRoom } from '../../src/formats/limits.ts'
import { HAS_GDAL, readFlatGeobuf, readWithGdal } from './readers.ts'
import { bytesOf, contextWith, featureOf } from './support.ts'

const context = contextWith({ columns: [{ name: 'note', type: 'text' }] })
beforeEach(() => {
  // The reader tells of every node that it visits.
  vi.spyOn(console, 'debug').mockImplementation(() => undefined)
})

const theatre = THEATRES[0] as (typeof THEATRES)[number]

const geometry = fc.option(
  fc.oneof(
    positionIn(theatre).map((coordinates) => ({ type: 'Point' as const, coordinates })),
    fc.array(positionIn(theatre), { minLength: 2, maxLength: 4 }).map((coordinates) => ({
      type: 'LineString' as const,
      coordinates,
    })),
  ),
)

describe('the index', () => {
  test('finds in a box what a scan finds, in the order of the file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(geometry, { minLength: 1, maxLength: 400 }),
        positionIn(theatre),
        positionIn(theatre),
        async (geometries, [x1, y1], [x2, y2]) => {
          const features = geometries.map((shape, index) => featureOf(`row-${index}`, {}, shape))
          const rect = {
            minX: Math.min(x1, x2),
            minY: Math.min(y1, y2),
            maxX: Math.max(x1, x2),
            maxY: Math.max(y1, y2),
          }
          const found = await readFlatGeobuf(await bytesOf(flatGeobuf, { features, context }), rect)
          expect(found.map(({ id }) => id)).toEqual(
            features.filter((feature) => meets(feature, rect)).map(({ id }) => id),
          )
        },
      ),
      propertyOptions(60),
    )
  })

  test.skipIf(!HAS_GDAL)('serves GDAL too (skipped where it is not installed)', async () => {
    const features = Array.from({ length: 700 }, (_, index) =>
      featureOf(
        `row-${index}`,
        { note: String(index) },
        index % 50 === 0 ? null : { type: 'Point', coordinates: [index / 10, 1] },
      ),
    )
    const bytes = await bytesOf(flatGeobuf, { features, context })
    const found = readWithGdal(bytes, 'fgb', ['-spat', '20.05', '0', '30.05', '2'])
    const wanted = features.slice(201, 301).filter((feature) => feature.geometry !== null)
    expect(found.map(({ properties }) => properties.id)).toEqual(wanted.map(({ id }) => id))
  })
})

function meets(
  { geometry }: RowFeature,
  { minX, minY, maxX, maxY }: Record<'minX' | 'minY' | 'maxX' | 'maxY', number>,
) {
  if (geometry === null) return false
  const positions = (geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates) as [number, number][]
  const [xs, ys] = [positions.map(([x]) => x), positions.map(([, y]) => y)]
  return Math.min(...xs) <= maxX && Math.max(...xs) >= minX && Math.min(...ys) <= maxY && Math.max(...ys) >= minY
}

test('a file of no features is a file', async () => {
  expect(await readFlatGeobuf(await bytesOf(flatGeobuf, { features: [], context }))).toEqual([])
})

test.skipIf(!HAS_GDAL)(
  'files of no features and of no geometry open in GDAL (skipped where it is not installed)',
  async () => {
    expect(readWithGdal(await bytesOf(flatGeobuf, { features: [], context }), 'fgb')).toEqual([])
    const features = [featureOf('a', { note: 'x' }, null)]
    expect(readWithGdal(await bytesOf(flatGeobuf, { features, context }), 'fgb')).toMatchObject([
      { geometry: null, properties: { id: 'a', note: 'x' } },
    ])
  },
)

test('a table may have as many columns, of as long names, as a dataset may', async () => {
  const names = Array.from({ length: 1000 }, (_, index) => `${index}-`.padEnd(200, 'م'))
  const wide = contextWith({ columns: names.map((name) => ({ name, type: 'number' })) })
  const properties = Object.fromEntries(names.map((name, index) => [name, index]))
  const [row] = await readFlatGeobuf(
    await bytesOf(flatGeobuf, { features: [featureOf('a', properties)], context: wide }),
  )
  expect(row?.cells).toEqual(properties)
})

test('a set that is too large is refused before the answer, with the way out', () => {
  expect(() => requireRoom(flatGeobuf, FILE_LIMITS.rows)).not.toThrow()
  expect(() => requireRoom(csv, Number.MAX_SAFE_INTEGER)).not.toThrow()
  try {
    requireRoom(flatGeobuf, FILE_LIMITS.rows + 1)
    expect.unreachable()
  } catch (error) {
    if (!isNahrainError(error, 'invalid-parameter')) throw error
    expect(error.details).toMatchObject({ parameter: 'f', expected: expect.stringContaining('f=geoparquet') })
  }
})

test('features beyond what memory may hold fail the stream before its first byte', async () => {
  const heavy = featureOf('heavy', { note: 'x'.repeat(4 * 1024 * 1024) })
  const features = Array.from({ length: 65 }, () => heavy)
  const { value, error } = await firstOf(flatGeobuf.write(once(features), context))
  expect(value).toBeUndefined()
  expect(isNahrainError(error, 'invalid-parameter')).toBe(true)
})

async function* once(features: readonly RowFeature[]): AsyncGenerator<readonly RowFeature[]> {
  yield features
}

async function firstOf(stream: ReadableStream<Uint8Array>): Promise<{ value?: unknown; error?: unknown }> {
  return stream
    .getReader()
    .read()
    .catch((error: unknown) => ({ error }))
}

import {
  contentFromRows,
  type DatasetFileName,
  type DatasetReader,
  memoryReader,
  readDataset,
  type WrittenDataset,
  writeDataset,
} from '@nahrain/engine'
import { DATASET_FILES, EVERYTHING, type Geometry, isNahrainError } from '@nahrain/model'
import { builtAtlas, contentIn, propertyOptions, THEATRES } from '@nahrain/testkit'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { decodeGeometry, encodeGeometry } from '../../src/dataset/well-known-binary.ts'

let atlas: WrittenDataset

beforeAll(async () => {
  atlas = await builtAtlas()
})

function altered(file: string, change: (bytes: Uint8Array) => Uint8Array): DatasetReader {
  const { read } = memoryReader(atlas)
  const readAltered = async (wanted: DatasetFileName) => (wanted === file ? change(await read(wanted)) : read(wanted))
  return {
    read: async (wanted, { start, end } = { start: 0, end: Number.POSITIVE_INFINITY }) =>
      (await readAltered(wanted)).subarray(start, end),
    async *stream(wanted) {
      yield await readAltered(wanted)
    },
  }
}

/** Reads everything there is, also what is otherwise read on demand. */
async function readAll(reader: DatasetReader): Promise<readonly string[]> {
  const { count, details } = await readDataset('atlas', reader)
  await details.prepare({ ...EVERYTHING, text: 'kirkuk' })
  await details.loadIdentities()
  return Promise.all(Array.from({ length: count }, (_, row) => details.record(row)))
}

async function reasonOf(reader: DatasetReader): Promise<string> {
  try {
    await readAll(reader)
  } catch (error) {
    if (!isNahrainError(error, 'damaged-dataset')) throw error
    expect(error.details.dataset).toBe('atlas')
    return error.details.reason
  }
  throw new Error('the damage was not seen')
}

/** Records are checked by their own checksums, rows while they arrive, before their hash can be known. */
const HASHED = DATASET_FILES.filter((file) => file !== 'records.gz' && file !== 'rows.arrow')

test.each(HASHED)('%s with one bit turned is refused by its hash', async (file) => {
  const flip = (bytes: Uint8Array) => bytes.map((byte, index) => (index === bytes.length >> 1 ? byte ^ 1 : byte))
  expect(await reasonOf(altered(file, flip))).toContain(`${file} is not the file that was written`)
})

test.each(HASHED)('%s cut off is refused by its size', async (file) => {
  expect(await reasonOf(altered(file, (bytes) => bytes.slice(0, -1)))).toContain(`${file} has`)
})

test('rows with one bit turned anywhere are refused, by their hash at the latest', async () => {
  const { bytes } = atlas.manifest.files['rows.arrow'] ?? { bytes: 0 }
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: bytes - 1 }), async (place) => {
      const flip = (content: Uint8Array) => content.map((byte, index) => (index === place ? byte ^ 1 : byte))
      expect(await reasonOf(altered('rows.arrow', flip))).not.toBe('')
    }),
    propertyOptions(40),
  )
})

test('records with one bit turned anywhere are refused, or read as they were', async () => {
  const { bytes } = atlas.manifest.files['records.gz'] ?? { bytes: 0 }
  const places = fc.integer({ min: 0, max: bytes - 1 })
  const whole = await readAll(memoryReader(atlas))
  await fc.assert(
    fc.asyncProperty(places, async (place) => {
      const flip = (content: Uint8Array) => content.map((byte, index) => (index === place ? byte ^ 1 : byte))
      const read = await readAll(altered('records.gz', flip)).catch((error: unknown) => error)
      if (!isNahrainError(read, 'damaged-dataset')) expect(read).toEqual(whole)
    }),
    propertyOptions(20),
  )
})

test('records that are cut off are refused', async () => {
  expect(await reasonOf(altered('records.gz', (bytes) => bytes.slice(0, -1)))).toContain('records.gz is cut off')
})

test('a manifest of another version is refused before anything else', async () => {
  const later = (bytes: Uint8Array) =>
    new TextEncoder().encode(new TextDecoder().decode(bytes).replace('"formatVersion":2', '"formatVersion":3'))
  expect(await reasonOf(altered('manifest.json', later))).toContain('format version 3, expected 2')
})

test('a manifest that is no JSON is refused', async () => {
  expect(await reasonOf(altered('manifest.json', () => Uint8Array.of(123)))).toContain('unreadable')
})

test('a manifest that was changed after it was written is refused', async () => {
  const changed = (bytes: Uint8Array) =>
    new TextEncoder().encode(new TextDecoder().decode(bytes).replace('CC-BY-4.0', 'CC0-1.0'))
  expect(await reasonOf(altered('manifest.json', changed))).toContain('not what its version says')
})

test('the same content gives the same version, in whatever order its rows come', async () => {
  await fc.assert(
    fc.asyncProperty(contentIn(THEATRES[0] as (typeof THEATRES)[number], 12), async (content) => {
      const one = writeDataset(await contentFromRows(content))
      const other = writeDataset(await contentFromRows({ ...content, rows: [...content.rows].reverse() }))
      expect(other.manifest.version).toBe(one.manifest.version)
    }),
    propertyOptions(20),
  )
})

test('an empty dataset can be written and read', async () => {
  const [content] = fc.sample(contentIn(THEATRES[0] as (typeof THEATRES)[number], 0), 1)
  if (content === undefined) throw new Error('no sample')
  const written = writeDataset(await contentFromRows({ ...content, rows: [], shapes: new Map() }))
  const dataset = await readDataset('empty', memoryReader(written))
  expect(dataset.count).toBe(0)
  expect(dataset.manifest.extent).toEqual({ bbox: null, days: null })
})

const GEOMETRIES: readonly Geometry[] = [
  { type: 'Point', coordinates: [44.4, 33.3] },
  {
    type: 'LineString',
    coordinates: [
      [44, 33],
      [45, 34],
    ],
  },
  {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
      [
        [0.6, 0.2],
        [0.6, 0.4],
        [0.8, 0.4],
        [0.6, 0.2],
      ],
    ],
  },
  {
    type: 'MultiPoint',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
        [9, 10],
      ],
    ],
  },
  {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
      [
        [
          [5, 5],
          [6, 5],
          [6, 6],
          [5, 5],
        ],
      ],
    ],
  },
]

test.each(GEOMETRIES)('$type survives well-known binary', (geometry) => {
  expect(decodeGeometry(encodeGeometry(geometry))).toEqual(geometry)
})

test('well-known binary that ends early or lies is refused', () => {
  const bytes = encodeGeometry(GEOMETRIES[2] as Geometry)
  for (let length = 0; length < bytes.length; length += 7)
    expect(() => decodeGeometry(bytes.slice(0, length))).toThrow(RangeError)
  expect(() => decodeGeometry(Uint8Array.of(1, 99, 0, 0, 0))).toThrow('geometry type 99')
  expect(() => decodeGeometry(Uint8Array.from([...bytes, 0]))).toThrow('after the geometry')
  expect(() => decodeGeometry(encodeGeometry({ type: 'Point', coordinates: [Number.NaN, 0] }))).toThrow(
    'outside the world',
  )
  expect(() => decodeGeometry(encodeGeometry({ type: 'Polygon', coordinates: [] }))).toThrow('at least 1')
  expect(() => decodeGeometry(Uint8Array.of(1, 2, 0, 0, 0, 255, 255, 255, 255))).toThrow('parts in')
})

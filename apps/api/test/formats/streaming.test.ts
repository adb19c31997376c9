import type { RowFeature } from '@nahrain/engine'
import { expect, test } from 'vitest'
import { FEATURE_FORMATS } from '../../src/formats/feature-formats.ts'
import { contextWith, featureOf } from './support.ts'

const context = contextWith({ columns: [{ name: 'note', type: 'text' }] })
const BATCH = Array.from({ length: 1000 }, (_, index) => featureOf(`row-${index}`, { note: `x${index}`.repeat(20) }))

/** Batches without end, or as many as are wanted; counts those that were asked for, and whether the reader let go. */
function source(most = Number.POSITIVE_INFINITY) {
  const seen = { batches: 0, closed: false }
  async function* batches(): AsyncGenerator<readonly RowFeature[]> {
    try {
      while (seen.batches < most) {
        seen.batches++
        yield BATCH
      }
    } finally {
      seen.closed = true
    }
  }
  return { seen, batches: batches() }
}

const STREAMED = FEATURE_FORMATS.filter(({ mostRows }) => mostRows === undefined)

test('all but FlatGeobuf are streamed', () => {
  expect(STREAMED.map(({ id }) => id)).toEqual(['geojsonseq', 'csv', 'geoparquet'])
})

test.each(FEATURE_FORMATS)('$title asks for nothing until it is read', async ({ write }) => {
  const { seen, batches } = source()
  const stream = write(batches, context)
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(seen.batches).toBe(0)
  await stream.cancel()
})

test.each(STREAMED)('$title reads no further than its reader, and lets go when it leaves', async ({ id, write }) => {
  const { seen, batches } = source()
  const reader = write(batches, context).getReader()
  await reader.read()
  const first = seen.batches
  // A row group of GeoParquet is ten batches of these.
  expect(first).toBeLessThanOrEqual(id === 'geoparquet' ? 10 : 1)
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(seen).toEqual({ batches: first, closed: false })
  await reader.cancel()
  expect(seen).toEqual({ batches: first, closed: true })
})

test.each(STREAMED)('$title writes very many rows in small chunks', async ({ id, write }) => {
  const { batches } = source(id === 'geoparquet' ? 100 : 1000)
  let [longest, total] = [0, 0]
  for await (const chunk of write(batches, context)) {
    longest = Math.max(longest, chunk.byteLength)
    total += chunk.byteLength
  }
  expect(longest).toBeLessThanOrEqual(262_144)
  expect(total).toBeGreaterThan(1_000_000)
})

test.each(FEATURE_FORMATS)('a fault of the features is a fault of the $title', async ({ write }) => {
  async function* broken(): AsyncGenerator<readonly RowFeature[]> {
    yield BATCH
    throw new RangeError('record 7 of 5')
  }
  await expect(new Response(write(broken(), context)).arrayBuffer()).rejects.toThrow('record 7 of 5')
})

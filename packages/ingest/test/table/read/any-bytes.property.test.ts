import type { TableFile } from '@nahrain/ingest/table'
import { isNahrainError } from '@nahrain/model'
import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { beforeAll, expect, test } from 'vitest'
import { fileOf, gzipped, readAll } from './table-files.ts'

const ROWS = Array.from({ length: 60 }, (_, row) => ({ name: `place "${row % 7}"`, number: row / 8 }))
const CSV = `name,number\n${ROWS.map(({ name, number }) => `"${name.replaceAll('"', '""')}",${number}`).join('\n')}\n`
const COLLECTION = JSON.stringify({
  type: 'FeatureCollection',
  features: ROWS.map((properties) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [44, 33] },
  })),
})

const samples: Uint8Array<ArrayBuffer>[] = []

beforeAll(async () => {
  const columnData = [
    { name: 'name', data: ROWS.map(({ name }) => name), type: 'STRING' as const },
    { name: 'number', data: ROWS.map(({ number }) => number), type: 'DOUBLE' as const },
  ]
  const parquet = new Uint8Array(parquetWriteBuffer({ columnData }))
  const texts = [CSV, COLLECTION].map((text) => new Uint8Array(new TextEncoder().encode(text)))
  samples.push(...texts, parquet, ...(await Promise.all([...texts, parquet].map(gzipped))))
})

/** Either a table or the one kind of error, never another. */
async function expectOutcome(file: TableFile): Promise<void> {
  const outcome = await readAll(file).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (outcome !== undefined && !isNahrainError(outcome, 'invalid-input')) throw outcome
}

test('whatever the bytes are, they are a table or an error that says so', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((text) => new TextEncoder().encode(text)),
  )
  const property = fc.asyncProperty(bytes, (some) => expectOutcome(fileOf(new Uint8Array(some))))
  await fc.assert(property, propertyOptions(500))
})

test('so are files that are cut off', async () => {
  const cut = fc.tuple(fc.nat(5), fc.double({ min: 0, max: 1, noNaN: true }))
  const property = fc.asyncProperty(cut, async ([sample, share]) => {
    const whole = samples[sample] ?? new Uint8Array(0)
    await expectOutcome(fileOf(whole.slice(0, Math.floor(share * whole.length))))
  })
  await fc.assert(property, propertyOptions(300))
})

/** Not plain Parquet: hyparquet (1.31) believes the lengths in a page, and a wrong one keeps it busy for minutes. */
const CHANGED_SAMPLES = [0, 1, 3, 4, 5]

test('so are files in which some bytes are others', async () => {
  const bytes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 })
  const property = fc.asyncProperty(fc.constantFrom(...CHANGED_SAMPLES), bytes, async (sample, changes) => {
    const changed = samples[sample]?.slice() ?? new Uint8Array(1)
    for (const [position, byte] of changes) changed[position % changed.length] = byte
    await expectOutcome(fileOf(changed))
  })
  await fc.assert(property, propertyOptions(300))
})

test('the samples are tables', async () => {
  for (const sample of samples) expect((await readAll(fileOf(sample))).rows.length).toBe(ROWS.length)
})

import type { Note, OpenTable } from '@nahrain/ingest/table'
import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ByteWindow, createByteWindow } from '../../../src/table/read/byte-window.ts'
import { decodeText } from '../../../src/table/read/decode-text.ts'
import { openDelimited } from '../../../src/table/read/delimited.ts'
import { openGeojson } from '../../../src/table/read/geojson.ts'
import { openGeojsonSequence } from '../../../src/table/read/geojson-sequence.ts'
import { validUntil } from '../../../src/table/read/utf8.ts'

const encoder = new TextEncoder()
const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 })

async function* pieces(bytes: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const end = at + (lengths[piece % lengths.length] ?? 1)
    yield bytes.subarray(at, end)
    at = end
  }
}

type Open = (window: ByteWindow, encoding: string, note: (note: Note) => void) => Promise<OpenTable>

async function readWith(open: Open, window: ByteWindow) {
  const notes: Note[] = []
  const table = await open(window, 'UTF-8', (note) => notes.push(note))
  const records: unknown[] = []
  for await (const batch of table.batches()) {
    for (let record = 0; record < batch.count; record++) {
      const texts = table.fields.map((_, field) => batch.text(record, field))
      records.push([
        batch.first + record,
        texts,
        new TextDecoder().decode(batch.record(record)),
        batch.geometry?.(record),
      ])
    }
  }
  return { fields: table.fields, records, notes }
}

/** A window that holds everything against one that is moved on every few bytes. */
async function expectSame(
  open: Open,
  text: string,
  { window, lengths }: { window: number; lengths: readonly number[] },
) {
  const bytes = encoder.encode(text)
  const whole = await readWith(open, createByteWindow(pieces(bytes, [bytes.length + 1])))
  expect(await readWith(open, createByteWindow(pieces(bytes, lengths), window))).toEqual(whole)
}

const cut = fc.record({ window: fc.integer({ min: 1, max: 64 }), lengths: sizes })

describe('where the bytes are cut makes no difference', () => {
  test('to delimited text, also with quotes and lengths that are wrong', async () => {
    const wild = fc.string({
      unit: fc.constantFrom('a', '1', ',', ',', '"', '\n', '\r', '\r\n', ' ', 'ü'),
      maxLength: 200,
    })
    const property = fc.asyncProperty(wild, cut, (text, cuts) =>
      expectSame(openDelimited, `first,second\nx,y\n${text}`, cuts),
    )
    await fc.assert(property, propertyOptions(1000))
  })

  test('to GeoJSON', async () => {
    const features = fc.array(
      fc.record({
        type: fc.constant('Feature'),
        properties: fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3, noNullPrototype: true }),
      }),
      { minLength: 1, maxLength: 10 },
    )
    const property = fc.asyncProperty(features, cut, async (list, cuts) => {
      await expectSame(openGeojson, JSON.stringify({ name: '"]}', features: list, type: 'FeatureCollection' }), cuts)
      await expectSame(openGeojsonSequence, list.map((feature) => `${JSON.stringify(feature)}\n`).join('\n'), cuts)
    })
    await fc.assert(property, propertyOptions(200))
  })
})

describe('UTF-8', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 30 }).map((text) => encoder.encode(text)),
    fc
      .array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc1, 0xc3, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0x9f, 0xa0, 0x8f, 0x90))
      .map((all) => Uint8Array.from(all)),
  )

  test('is what a strict TextDecoder takes', () => {
    const property = fc.property(bytes, (some) => {
      const at = validUntil(some, 0)
      const isStrict = (part: Uint8Array) => {
        try {
          return new TextDecoder('utf-8', { fatal: true }).decode(part) !== undefined
        } catch {
          return false
        }
      }
      expect(isStrict(some.subarray(0, at))).toBe(true)
      expect(at === some.length).toBe(isStrict(some))
    })
    fc.assert(property, propertyOptions(2000))
  })

  test('passes unchanged in whatever pieces it comes, and what is no UTF-8 becomes some', async () => {
    const property = fc.asyncProperty(bytes, sizes, async (some, lengths) => {
      const notes: Note[] = []
      const start = some.subarray(0, lengths[0])
      const { encoding, chunks } = decodeText(start, pieces(some.subarray(lengths[0]), lengths), (note) =>
        notes.push(note),
      )
      fc.pre(!encoding.startsWith('UTF-16'))
      const parts: Uint8Array<ArrayBuffer>[] = []
      for await (const part of chunks) parts.push(part as Uint8Array<ArrayBuffer>)
      const all = new Uint8Array(await new Blob(parts).arrayBuffer())
      expect(validUntil(all, 0)).toBe(all.length)
      const isValid = validUntil(some, 0) === some.length
      if (isValid) expect([...all]).toEqual([...encoder.encode(new TextDecoder().decode(some))])
      expect(notes.length).toBe(isValid ? 0 : 1)
    })
    await fc.assert(property, propertyOptions(2000))
  })
})

import { parseDelimitedRecord } from '@nahrain/engine'
import { openTable } from '@nahrain/ingest/table'
import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileOf, gzipped, inPieces, numbersOf, readAll, termsOf } from './table-files.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
const ENCODINGS = ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'utf-16le with mark'] as const

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom('a', '7', ' ', '"', ',', ';', '\t', '|', '\n', '\r\n') }) },
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/\p{Cc}/gu, '')),
  fc.constantFrom('بغداد', 'Sāmarrā’', '\u00a0x\u3000', '🚧', ''),
)

const table = fc.integer({ min: 2, max: 6 }).chain((width) =>
  fc.record({
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 3, maxLength: 40 }),
    width: fc.constant(width),
    delimiter: fc.constantFrom(...DELIMITERS),
    lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
    endsWithBreak: fc.boolean(),
    quoteAll: fc.boolean(),
  }),
)
type Table = typeof table extends fc.Arbitrary<infer Value> ? Value : never

function write({ rows, width, delimiter, lineBreak, endsWithBreak, quoteAll }: Table): string {
  const header = Array.from({ length: width }, (_, field) => `name${field}`)
  const quoted = (text: string) =>
    quoteAll || text === '' || /["\n\r,;\t|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  const lines = [header, ...rows].map((cells) => cells.map(quoted).join(delimiter))
  return lines.join(lineBreak) + (endsWithBreak ? lineBreak : '')
}

function encode(text: string, encoding: (typeof ENCODINGS)[number]): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new Uint8Array(new TextEncoder().encode(text))
  if (encoding === 'utf-8 with mark') return new Uint8Array(new TextEncoder().encode(`\ufeff${text}`))
  const marked = encoding.endsWith('with mark') ? `\ufeff${text}` : text
  const view = new DataView(new ArrayBuffer(marked.length * 2))
  for (let at = 0; at < marked.length; at++)
    view.setUint16(at * 2, marked.charCodeAt(at), !encoding.startsWith('utf-16be'))
  return new Uint8Array(view.buffer)
}

const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 })

test('a table that was written is read back, whatever its form and the pieces it comes in', async () => {
  const property = fc.asyncProperty(table, fc.constantFrom(...ENCODINGS), pieces, async (written, encoding, sizes) => {
    const read = await readAll(inPieces(fileOf(encode(write(written), encoding)), sizes))
    expect(read.notes).toEqual([])
    expect(read.rows).toEqual(written.rows.map((cells) => cells.map((text) => text.trim())))
    const parsed = read.records.map((record) => parseDelimitedRecord(record, written.delimiter))
    expect(parsed).toEqual(written.rows)
  })
  await fc.assert(property, propertyOptions(300))
})

test('a compressed table is read back, also from several members', async () => {
  const property = fc.asyncProperty(
    table,
    fc.array(fc.nat(400), { maxLength: 4 }),
    pieces,
    async (written, cuts, sizes) => {
      const bytes = encode(write(written), 'utf-8')
      const bounds = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length]
      const members = await Promise.all(bounds.slice(1).map((end, index) => gzipped(bytes.slice(bounds[index], end))))
      const file = fileOf(new Uint8Array(await new Blob(members).arrayBuffer()), 'table.csv.gz')
      const read = await readAll(inPieces(file, sizes))
      expect(read.notes).toEqual([])
      expect(read.rows).toEqual(written.rows.map((cells) => cells.map((text) => text.trim())))
    },
  )
  await fc.assert(property, propertyOptions(50))
})

test('terms are the texts', async () => {
  const property = fc.asyncProperty(table, async (written) => {
    const opened = await openTable(fileOf(write(written)), () => {})
    const read: string[] = []
    for await (const batch of opened.batches()) read.push(...termsOf(batch, 1))
    expect(read).toEqual(written.rows.map((cells) => cells[1]?.trim()))
  })
  await fc.assert(property, propertyOptions(100))
})

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 20 })
const decimal = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    digits,
    fc.constantFrom('', '.'),
    digits,
    fc.constantFrom('', 'e', 'E-', 'e+'),
    fc.nat(330),
  )
  .map(
    ([sign, whole, dot, fraction, letter, power]) =>
      sign + whole + dot + fraction + (letter === '' ? '' : letter + power),
  )
const numeric = fc.oneof(
  decimal,
  fc.double().map(String),
  fc.integer().map(String),
  fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.nat(12)).map(([whole, places]) => (whole / 7).toFixed(places)),
)

test('numbers are what Number makes of the text', async () => {
  const property = fc.asyncProperty(fc.array(numeric, { minLength: 1, maxLength: 50 }), async (texts) => {
    const opened = await openTable(fileOf(`a,b\n${texts.map((text) => ` ${text}\u00a0,x`).join('\n')}`), () => {})
    for await (const batch of opened.batches()) {
      const expected = texts.map((text) => (/\d/.test(text) ? Number(text) : Number.NaN))
      expect(numbersOf(batch, 0)).toEqual(expected)
    }
  })
  await fc.assert(property, propertyOptions(500))
})

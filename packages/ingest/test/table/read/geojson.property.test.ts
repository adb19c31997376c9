import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileOf, inPieces, readAll } from './table-files.ts'

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).filter((text) => text !== '__proto__')
const value = fc.jsonValue({ maxDepth: 2, noUnicodeString: false })
const position = fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -90, max: 90 }))
const feature = fc.record({
  type: fc.constant('Feature'),
  properties: fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true }),
  geometry: fc.oneof(
    fc.constant(null),
    position.map((coordinates) => ({ type: 'Point', coordinates })),
  ),
})
const pieces = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 })

test('a collection is read as JSON.parse reads it, whatever the order of its members and the pieces it comes in', async () => {
  const property = fc.asyncProperty(
    fc.array(feature, { maxLength: 30 }),
    fc.dictionary(
      name.filter((text) => !['type', 'features', 'crs'].includes(text)),
      value,
      { maxKeys: 3 },
    ),
    fc.record({ typeIsLast: fc.boolean(), indent: fc.constantFrom(0, 2), sizes: pieces }),
    async (features, others, { typeIsLast, indent, sizes }) => {
      const type = { type: 'FeatureCollection' }
      const collection = typeIsLast ? { ...others, features, ...type } : { ...type, ...others, features }
      const read = await readAll(inPieces(fileOf(JSON.stringify(collection, undefined, indent), 'a.geojson'), sizes))
      expect(read.notes).toEqual([])
      expect(read.records).toEqual(features.map(({ properties }) => JSON.stringify(properties)))
      expect(read.geometries).toEqual(features.map(({ geometry }) => geometry ?? undefined))
      expect(new Set(read.fields)).toEqual(new Set(features.flatMap(({ properties }) => Object.keys(properties))))
    },
  )
  await fc.assert(property, propertyOptions(300))
})

test('text sequences give the same, with record separators and with a feature a line', async () => {
  const property = fc.asyncProperty(
    fc.array(feature, { minLength: 2, maxLength: 20 }),
    pieces,
    async (features, sizes) => {
      const lines = features.map((one) => JSON.stringify(one))
      for (const text of [
        lines.join('\n'),
        lines.map((line) => `\u001e${line}\n`).join(''),
        `${lines.join('\r\n\n')}\r\n`,
      ]) {
        const read = await readAll(inPieces(fileOf(text, 'a.geojsonl'), sizes))
        expect(read.notes).toEqual([])
        expect(read.description).toContain('sequence')
        expect(read.records).toEqual(features.map(({ properties }) => JSON.stringify(properties)))
      }
    },
  )
  await fc.assert(property, propertyOptions(100))
})

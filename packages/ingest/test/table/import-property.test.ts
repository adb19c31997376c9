import { importTable, Mapping } from '@nahrain/ingest/table'
import { dayOf } from '@nahrain/model'
import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryTable } from './memory-table.ts'

const FIELDS = ['lat', 'lon', 'date', 'kind', 'note']
const MAPPING = Mapping.parse({
  latitude: 'lat',
  longitude: 'lon',
  when: { field: 'date' },
  facets: [{ field: 'kind', id: 'kind', label: { en: 'Kind' } }],
  texts: ['note', 'kind'],
})

/** What a record is, before it is written as text. */
const truth = fc.record({
  position: fc.option(fc.tuple(fc.integer({ min: -179, max: 179 }), fc.integer({ min: 1, max: 89 }))),
  date: fc.option(
    fc.tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })),
  ),
  kind: fc.constantFrom('', 'raid', 'siege', 'talks', '(other)'),
  note: fc.constantFrom('', 'one', 'raid', 'سطر', 'two words'),
})
type Truth = typeof truth extends fc.Arbitrary<infer Value> ? Value : never

function written({ position, date, kind, note }: Truth): string[] {
  const [lon = '', lat = ''] = position?.map(String) ?? []
  return [lat, lon, date === null ? 'unknown' : [date[2], date[1], date[0]].join('/'), kind, note]
}

test('every value of a record that is kept stands in the columns', async () => {
  const property = fc.asyncProperty(
    fc.array(truth, { minLength: 1, maxLength: 60 }),
    fc.integer({ min: 1, max: 20 }),
    async (truths, batchSize) => {
      const expected = truths.filter(({ position, date }) => position !== null || date !== null)
      fc.pre(expected.length > 0)
      const table = memoryTable(FIELDS, truths.map(written), { batchSize })
      const { content, tally } = await importTable(table, MAPPING, { id: 't', fileName: 'f' })
      const { columns, facets } = content
      expect(tally).toMatchObject({ rows: truths.length, kept: expected.length })
      expected.forEach(({ position, date, kind, note }, row) => {
        expect([columns.longitude[row], columns.latitude[row]]).toEqual(position ?? [Number.NaN, Number.NaN])
        if (date !== null)
          expect([columns.whenStart[row], columns.whenEnd[row]]).toEqual([dayOf(...date), dayOf(...date)])
        const codes = columns.facets[0] as Uint8Array | undefined
        expect(facets[0]?.values[codes?.[row] ?? -1]?.id ?? '').toBe(kind)
        expect(columns.texts.columns.map((column) => columns.texts.strings[column[row] ?? -1] ?? '')).toEqual([
          note,
          kind,
        ])
      })
    },
  )
  await fc.assert(property, propertyOptions(200))
})

import { BOUNDARY_PATHS, type Boundaries, replaceBoundaries } from '@nahrain/ingest'
import { isNahrainError, type Position } from '@nahrain/model'
import { expect, test } from 'vitest'
import { boundariesOf, failureOf, PLACES, ringAt, squareAt } from './boundary-files.ts'

const BASE = 'Made with Natural Earth'
const CREDIT = { file: 'boundaries.geojson', date: '2026-11-24', attribution: 'OCHA', licence: 'CC BY-IGO' }

interface Collection {
  readonly attribution: string
  readonly features: readonly { readonly id: string; readonly properties: unknown; readonly geometry: unknown }[]
}

function layer(features: readonly (readonly [id: string, properties: object, geometry: unknown])[]): string {
  const items = features.map(([id, properties, geometry]) => ({ type: 'Feature', id, properties, geometry }))
  return JSON.stringify({ type: 'FeatureCollection', attribution: BASE, features: items })
}

const LINE = { type: 'MultiLineString', coordinates: [ringAt(43, 35).slice(0, 2)] }
const FILES = new Map([
  [BOUNDARY_PATHS.places, layer(PLACES.map(({ feature, geometry }) => [feature, {}, geometry] as const))],
  [
    BOUNDARY_PATHS.basemap,
    layer([
      ['IQ-KI', { country: 'IQ', name_en: 'Kirkuk' }, squareAt(43, 35)],
      ['IQ-AR', { country: 'IQ', name_en: 'Erbil', name_ar: 'أربيل' }, squareAt(45, 35)],
    ]),
  ],
  [
    BOUNDARY_PATHS.borders,
    layer([
      ['countries', { level: 'country' }, LINE],
      ['governorates', { level: 'governorate' }, LINE],
    ]),
  ],
])

function replace(boundaries: Boundaries, files: ReadonlyMap<string, string> = FILES) {
  const written = replaceBoundaries(boundaries, { places: PLACES, files }, CREDIT)
  const read = (path: string): Collection => JSON.parse(written.files.get(path) ?? '{}')
  return {
    ...written,
    places: read(BOUNDARY_PATHS.places),
    basemap: read(BOUNDARY_PATHS.basemap),
    borders: read(BOUNDARY_PATHS.borders),
  }
}

const LARGER = boundariesOf(
  { properties: { pcode: 'IQG13' }, geometry: squareAt(43, 35, 2) },
  { properties: { pcode: 'IQG01' }, geometry: squareAt(45, 35, 2) },
)

test('matched places get the outline, the others keep theirs', async () => {
  const { places, basemap } = replace(await LARGER)
  expect(places.features.map(({ id, geometry }) => [id, geometry])).toEqual([
    ['anbar', squareAt(45, 35, 2)],
    ['erbil-governorate', squareAt(45, 35)],
    ['kirkuk', squareAt(43, 35, 2)],
  ])
  expect(basemap.features.map(({ id, properties, geometry }) => [id, properties, geometry])).toEqual([
    ['IQ-AN', { country: 'IQ', name_en: 'Anbar Governorate', name_ar: 'محافظة الأنبار' }, squareAt(45, 35, 2)],
    ['IQ-AR', { country: 'IQ', name_en: 'Erbil', name_ar: 'أربيل' }, squareAt(45, 35)],
    ['IQ-KI', { country: 'IQ', name_en: 'Kirkuk', name_ar: 'محافظة كركوك' }, squareAt(43, 35, 2)],
  ])
})

test('the lines of the map follow', async () => {
  const { borders } = replace(await LARGER)
  const shared = [
    [45, 37],
    [45, 35],
  ]
  expect(borders.features.map(({ id }) => id)).toEqual(['countries', 'governorates'])
  expect(borders.features[1]?.geometry).toEqual({
    type: 'MultiLineString',
    coordinates: expect.arrayContaining([expect.arrayContaining(shared)]),
  })
})

test('every source keeps its credit, however often there is an import', async () => {
  const first = replace(await LARGER)
  expect(first.places.attribution).toBe(
    `2 features: OCHA (CC BY-IGO), from boundaries.geojson, imported 2026-11-24; the rest: ${BASE}`,
  )
  const kirkuk = await boundariesOf({ properties: { pcode: 'IQG13' }, geometry: squareAt(43, 35, 1.5) })
  const target = { places: PLACES, files: first.files }
  const second = replaceBoundaries(kirkuk, target, { file: 'b.geojson', date: '2026-12-01' })
  expect(JSON.parse(second.files.get(BOUNDARY_PATHS.places) ?? '').attribution).toBe(
    `1 feature: OCHA (CC BY-IGO), from boundaries.geojson, imported 2026-11-24; 1 feature: source not named, from b.geojson, imported 2026-12-01; the rest: ${BASE}`,
  )
  const same = replaceBoundaries(await LARGER, { places: PLACES, files: first.files }, CREDIT)
  expect(same.files).toEqual(first.files)
})

test('an atlas without a basemap gets the outlines of its places', async () => {
  const { files } = replace(await LARGER, new Map([...FILES].slice(0, 1)))
  expect([...files.keys()]).toEqual([BOUNDARY_PATHS.places])
})

test('swapped coordinates are recognised', async () => {
  const ring = ringAt(43, 35).map(([x, y]): Position => [y, x])
  const swapped = await boundariesOf({
    properties: { pcode: 'IQG13' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  })
  const error = await failureOf(() => replace(swapped))
  expect(isNahrainError(error, 'invalid-input') && error.message).toMatch(/far from their places \(kirkuk\).*swap/)
})

test('an outline somewhere else is refused', async () => {
  const elsewhere = await boundariesOf({ properties: { pcode: 'IQG13' }, geometry: squareAt(10, 50) })
  const error = await failureOf(() => replace(elsewhere))
  expect(isNahrainError(error, 'invalid-input') && error.message).toContain('codes may be those of another layer')
})

test('a layer that no page should load is refused with the way out', async () => {
  const points = Array.from({ length: 120_000 }, (_, at): Position => {
    const angle = (at / 120_000) * 2 * Math.PI
    return [43.5 + Math.cos(angle) / 2, 35.5 + Math.sin(angle) / 2]
  })
  const ring = [...points, points[0]]
  const large = await boundariesOf({
    properties: { pcode: 'IQG13' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  })
  const error = await failureOf(() => replace(large))
  expect(isNahrainError(error, 'invalid-input') && error.message).toMatch(/expected at most 2.0 MB; .*mapshaper/)
})

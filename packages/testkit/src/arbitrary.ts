import type { ContentLocation, ContentRow, RowContent } from '@nahrain/engine'
import type { Bbox, EntryId, Geometry, Position, Query, Region } from '@nahrain/model'
import { formatDay } from '@nahrain/model'
import fc from 'fast-check'

/**
 * Random datasets and questions. Positions lie around the given centre, so that questions hit something: also
 * across the antimeridian, where most mistakes live.
 */
export interface Theatre {
  readonly center: Position
  /** Half of the width and of the height, degrees. */
  readonly spread: number
}

export const THEATRES: readonly Theatre[] = [
  { center: [44, 33], spread: 6 },
  { center: [179.5, -17], spread: 5 },
]

const COLOURS = ['red', 'green', 'blue', 'white'] as const
const SIZES = ['small', 'large'] as const
const WORDS = ['Kirkuk', 'كركوك', 'Diyala', 'ديالى', 'road', 'Mosul', 'café', 'أربيل'] as const
const FIRST_DAY = 19_000
const DAYS = 400

/** A longitude brought back into [-180, 180]. */
function wrap(longitude: number): number {
  return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude
}

function offset({ spread }: Theatre): fc.Arbitrary<number> {
  return fc.integer({ min: -1000, max: 1000 }).map((step) => (step / 1000) * spread)
}

export function positionIn(theatre: Theatre): fc.Arbitrary<Position> {
  return fc
    .tuple(offset(theatre), offset(theatre))
    .map(([x, y]): Position => [wrap(theatre.center[0] + x), theatre.center[1] + y])
}

/** A simple star-shaped ring, counterclockwise, closed. */
export function ringIn(theatre: Theatre): fc.Arbitrary<Position[]> {
  return fc
    .tuple(positionIn(theatre), fc.array(fc.integer({ min: 20, max: 100 }), { minLength: 3, maxLength: 9 }))
    .map(([[longitude, latitude], radii]) => {
      const corners = radii.map((radius, index): Position => {
        const angle = (2 * Math.PI * index) / radii.length
        const reach = (radius / 100) * theatre.spread * 0.6
        return [wrap(longitude + reach * Math.cos(angle)), latitude + reach * Math.sin(angle)]
      })
      return [...corners, corners[0] as Position]
    })
}

export function bboxIn(theatre: Theatre): fc.Arbitrary<Bbox> {
  return fc.tuple(offset(theatre), offset(theatre), offset(theatre), offset(theatre)).map(([a, b, c, d]): Bbox => {
    const [west, east] = [Math.min(a, b), Math.max(a, b)].map((x) => wrap(theatre.center[0] + x)) as [number, number]
    return [west, theatre.center[1] + Math.min(c, d), east, theatre.center[1] + Math.max(c, d)]
  })
}

function location(theatre: Theatre): fc.Arbitrary<ContentLocation> {
  return fc
    .tuple(positionIn(theatre), fc.constantFrom(0, 0, 5, 40))
    .map(([position, radiusKm]) => ({ position, radiusKm }))
}

function row(theatre: Theatre): fc.Arbitrary<Omit<ContentRow, 'id' | 'record'>> {
  return fc
    .record({
      locations: fc.array(location(theatre), { maxLength: 3 }),
      span: fc.option(fc.tuple(fc.nat(DAYS), fc.nat(60))),
      known: fc.option(fc.nat(DAYS)),
      colours: fc.subarray([0, 1, 2, 3]),
      size: fc.constantFrom([], [0], [1]),
      texts: fc.subarray([...WORDS]),
    })
    .map(({ locations, span, known, colours, size, texts }) => ({
      locations,
      texts,
      facets: [colours, size],
      ...(span === null ? {} : { when: { start: FIRST_DAY + span[0], end: FIRST_DAY + span[0] + span[1] } }),
      ...(known === null ? {} : { known: FIRST_DAY + known }),
    }))
}

/** A dataset of up to `rows` rows, with one route (row `route`) through the theatre. */
export function contentIn(theatre: Theatre, rows: number): fc.Arbitrary<RowContent> {
  const line = fc.array(positionIn(theatre), { minLength: 2, maxLength: 5 })
  return fc.tuple(fc.array(row(theatre), { maxLength: rows }), line).map(([list, coordinates]) => {
    const route: Geometry = { type: 'LineString', coordinates }
    const label = (id: string) => ({ id, label: { en: id } })
    return {
      id: 'random',
      title: { en: 'Random' },
      description: { en: 'Random' },
      licence: 'CC0-1.0',
      attribution: 'none',
      languages: ['en'],
      firstView: [-180, -90, 180, 90],
      facets: [
        { ...label('colour'), values: COLOURS.map(label) },
        { ...label('size'), values: SIZES.map(label) },
      ],
      shapes: new Map([['route', route]]),
      rows: [
        ...list.map((item, index): ContentRow => ({ ...item, id: `row-${index}`, record: { index } })),
        {
          id: 'route',
          locations: [{ position: coordinates[0] as Position, radiusKm: 0, shape: 'route', place: 'route' }],
          facets: [[], []],
          texts: [],
          record: {},
        },
      ],
      documents: { sources: [], briefings: [], vocabulary: null },
    }
  })
}

function regionIn(theatre: Theatre): fc.Arbitrary<Region> {
  const distanceKm = fc.integer({ min: 1, max: 400 })
  const route = 'route' as EntryId
  return fc.oneof(
    bboxIn(theatre).map((bbox): Region => ({ kind: 'box', bbox: [...bbox] })),
    ringIn(theatre).map((ring): Region => ({ kind: 'polygon', ring: ring.map(([x, y]) => [x, y]) })),
    fc
      .tuple(positionIn(theatre), distanceKm)
      .map(([[x, y], km]): Region => ({ kind: 'near', of: [x, y], distanceKm: km })),
    distanceKm.map((km): Region => ({ kind: 'along', route, distanceKm: km })),
  )
}

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 2 })

export function queryIn(theatre: Theatre): fc.Arbitrary<Query> {
  const day = fc.integer({ min: FIRST_DAY - 20, max: FIRST_DAY + DAYS + 80 })
  return fc
    .record({
      bbox: maybe(bboxIn(theatre)),
      regions: fc.array(regionIn(theatre), { maxLength: 2 }),
      when: maybe(
        fc.tuple(day, fc.nat(200)).map(([start, length]) => `${formatDay(start)}/${formatDay(start + length)}`),
      ),
      known: maybe(day.map(formatDay)),
      colour: fc.subarray([...COLOURS]),
      size: fc.subarray([...SIZES]),
      text: maybe(fc.constantFrom('kirkuk', 'كركوك', 'CAFE', 'اربيل', 'road mosul')),
      match: fc.constantFrom('possible' as const, 'certain' as const),
    })
    .map(
      ({ bbox, when, known, text, colour, size, regions, match }): Query => ({
        regions,
        match,
        facets: { ...(colour.length > 0 && { colour }), ...(size.length > 0 && { size }) },
        ...(bbox && { bbox: [...bbox] }),
        ...(when && { when }),
        ...(known && { known }),
        ...(text && { text }),
      }),
    )
}

import { createEngine, type Dataset, type Engine, memoryReader, readDataset } from '@nahrain/engine'
import { type Answer, type AnswerShape, type Bbox, EVERYTHING, formatDay, parseEdtf, type Query } from '@nahrain/model'
import { propertyOptions, writtenRandomTable } from '@nahrain/testkit'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { compileRegion, viewTest } from '../src/filters/region-filter.ts'

/**
 * Blocks, leaves, cells and slides are shortcuts: a table of many blocks must get the answers that asking each row alone gives.
 * (That the geometry itself is right is for engine.property.test.ts.)
 */
const ROWS = 5000
const SHAPE: AnswerShape = {
  facets: true,
  histogram: { bins: 128 },
  cells: { zoom: 6, mix: { facet: 'f1', values: ['v0', 'v2'] } },
}
const FIRST_DAY = parseEdtf('2014-01-01').start
const THEATRES: readonly Bbox[] = [
  [38.8, 29, 48.6, 37.4],
  [-180, -85, 180, 85],
]

type Relation = 0 | 1 | 2

/** What each row is to a question, one row at a time and one filter at a time; `without` leaves one filter out. */
function scan(dataset: Dataset, query: Query, without?: string): Uint8Array {
  const regions = query.regions.map((region) => compileRegion({ dataset, gazetteer: undefined }, region).test)
  const view = query.bbox && viewTest(query.bbox)
  const span = query.when === undefined || without === 'when' ? undefined : parseEdtf(query.when)
  return Uint8Array.from({ length: dataset.count }, (_, row) => {
    const parts: Relation[] = []
    const center = [(dataset.longitudeE7[row] ?? 0) / 1e7, (dataset.latitudeE7[row] ?? 0) / 1e7] as const
    const radius = dataset.radiusKm?.[row] ?? 0
    const isPlaced = row < dataset.placed
    if (view) parts.push(isPlaced ? view.relateDisc([...center], radius) : 0)
    if (regions.length > 0) {
      parts.push(isPlaced ? (Math.max(...regions.map((test) => test.relateDisc([...center], radius))) as Relation) : 0)
    }
    if (span) {
      const [start, end] = [dataset.whenStart[row] as number, dataset.whenEnd[row] as number]
      const isOut = start > end || start > span.end || end < span.start
      parts.push(isOut ? 0 : start >= span.start && end <= span.end ? 2 : 1)
    }
    for (const [facet, wanted] of Object.entries(query.facets)) {
      if (facet === without || wanted.length === 0) continue
      const index = dataset.manifest.facets.findIndex(({ id }) => id === facet)
      const codes = dataset.facets[index] as Uint8Array
      parts.push(wanted.includes(`v${codes[row]}`) ? 2 : 0)
    }
    return Math.min(2, ...parts)
  })
}

function least({ match }: Query): number {
  return match === 'certain' ? 2 : 1
}

function expectAnswer(dataset: Dataset, query: Query, answer: Answer): void {
  const relations = scan(dataset, query)
  const matches = (row: number) => (relations[row] as number) >= least(query)
  expect(answer.possible).toBe(relations.filter((relation) => relation > 0).length)
  expect(answer.certain).toBe(relations.filter((relation) => relation === 2).length)
  dataset.manifest.facets.forEach(({ id, values }, index) => {
    const open = scan(dataset, query, id)
    const counts = values.map(() => 0)
    open.forEach((relation, row) => {
      const code = (dataset.facets[index] as Uint8Array)[row] as number
      if (relation >= least(query)) counts[code] = (counts[code] as number) + 1
    })
    expect([...(answer.facets?.[index]?.counts ?? [])]).toEqual(counts)
  })
  expectHistogram(dataset, query, answer)
  expectCells(dataset, matches, answer)
}

function expectHistogram(dataset: Dataset, query: Query, { histogram }: Answer): void {
  const open = scan(dataset, query, 'when')
  const rows = [...open.keys()].filter((row) => (open[row] as number) >= least(query))
  histogram?.counts.forEach((count, bin) => {
    const [start, next] = [histogram.edges[bin] as number, histogram.edges[bin + 1] as number]
    const touching = rows.filter(
      (row) => (dataset.whenStart[row] as number) < next && (dataset.whenEnd[row] as number) >= start,
    )
    expect(count).toBe(touching.length)
  })
}

/** Cells by hand: rows grouped by their place on the Web Mercator map of the world. */
function expectCells(dataset: Dataset, matches: (row: number) => boolean, { cells }: Answer): void {
  const across = 8 * 2 ** 6
  const groups = new Map<string, number[]>()
  let unplaced = 0
  for (let row = 0; row < dataset.count; row++) {
    if (!matches(row)) continue
    if (row >= dataset.placed) {
      unplaced++
      continue
    }
    const latitude = (((dataset.latitudeE7[row] as number) / 1e7) * Math.PI) / 180
    // The last column ends at 180° and has it.
    const x = Math.min(across - 1, Math.floor((((dataset.longitudeE7[row] as number) / 1e7 + 180) / 360) * across))
    const y = Math.floor((0.5 - Math.log(Math.tan(Math.PI / 4 + latitude / 2)) / (2 * Math.PI)) * across)
    groups.set(`${x}/${y}`, [...(groups.get(`${x}/${y}`) ?? []), row])
  }
  const byFirst = [...groups.values()].sort((a, b) => (a[0] as number) - (b[0] as number))
  expect(cells?.unplaced).toBe(unplaced)
  expect(cells?.outside).toBe(0)
  expect([...(cells?.count ?? [])]).toEqual(byFirst.map(({ length }) => length))
  const mean = (column: Int32Array, rows: readonly number[]) =>
    rows.reduce((sum, row) => sum + (column[row] as number) / 1e7, 0) / rows.length
  byFirst.forEach((rows, cell) => {
    expect(cells?.longitude[cell]).toBeCloseTo(mean(dataset.longitudeE7, rows), 6)
    expect(cells?.latitude[cell]).toBeCloseTo(mean(dataset.latitudeE7, rows), 6)
    if (rows.length === 1) expect(cells?.row[cell]).toBe(rows[0])
    const codes = rows.map((row) => (dataset.facets[1] as Uint8Array)[row])
    const [zero, two] = [codes.filter((code) => code === 0).length, codes.filter((code) => code === 2).length]
    expect([...(cells?.mix?.subarray(cell * 3, cell * 3 + 3) ?? [])]).toEqual([zero, two, rows.length - zero - two])
  })
}

function queries([west, south, east, north]: Bbox): fc.Arbitrary<Query> {
  const longitude = fc.double({ min: west, max: east, noNaN: true })
  const latitude = fc.double({ min: south, max: north, noNaN: true })
  const box = fc
    .tuple(longitude, latitude, longitude, latitude)
    .map(([a, b, c, d]): [number, number, number, number] => [a, Math.min(b, d), c, Math.max(b, d)])
  const day = fc.integer({ min: 0, max: 3700 })
  const region = fc.oneof(
    box.map((bbox) => ({ kind: 'box' as const, bbox })),
    fc
      .tuple(longitude, latitude, fc.double({ min: 0, max: 600, noNaN: true }))
      .map(([x, y, distanceKm]) => ({ kind: 'near' as const, of: [x, y] as [number, number], distanceKm })),
    fc
      .tuple(
        longitude,
        latitude,
        fc.array(fc.double({ min: 0.1, max: 4, noNaN: true }), { minLength: 3, maxLength: 40 }),
      )
      .map(([x, y, reach]) => ({ kind: 'polygon' as const, ring: star([x, y], reach) })),
  )
  return fc
    .record({
      bbox: fc.option(box, { nil: undefined, freq: 2 }),
      regions: fc.array(region, { maxLength: 2 }),
      when: fc.option(fc.tuple(day, fc.nat(700)), { nil: undefined }),
      facets: fc.record({ f0: fc.subarray(['v0', 'v1', 'v2']), f4: fc.subarray(['v0', 'v1', 'v7', 'v30']) }),
      match: fc.constantFrom('possible' as const, 'certain' as const),
    })
    .map(({ bbox, regions, when, facets, match }) => ({
      ...EVERYTHING,
      regions,
      facets,
      match,
      ...(bbox && { bbox }),
      ...(when && { when: `${formatDay(FIRST_DAY + when[0])}/${formatDay(FIRST_DAY + when[0] + when[1])}` }),
    }))
}

/** A polygon around a centre, its corners within the world. */
function star([x, y]: readonly [number, number], reach: readonly number[]): [number, number][] {
  const corners = reach.map((degrees, index): [number, number] => {
    const angle = (index / reach.length) * 2 * Math.PI
    const longitude = x + degrees * Math.cos(angle)
    return [
      longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude,
      Math.min(89, Math.max(-89, y + degrees * Math.sin(angle))),
    ]
  })
  return [...corners, corners[0] as [number, number]]
}

describe.each(THEATRES)('in %d,%d,%d,%d', (...theatre) => {
  const bbox: Bbox = [theatre[0], theatre[1], theatre[2], theatre[3]]
  let dataset: Dataset
  let kept: Engine

  beforeAll(async () => {
    dataset = await readDataset('random', memoryReader(await writtenRandomTable({ rows: ROWS, seed: 7, bbox })))
    kept = createEngine(dataset)
  })

  test('an engine that has answered other questions before answers as a scan of all rows', () => {
    fc.assert(
      fc.property(queries(bbox), (query) => {
        expectAnswer(dataset, query, kept.ask(query, SHAPE))
      }),
      propertyOptions(40),
    )
  })

  test('a slider that is moved step by step counts as if each question were the first', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 })), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(queries(bbox), steps, (query, moves) => {
        let [start, end] = [FIRST_DAY + 1000, FIRST_DAY + 1400]
        for (const [first, last] of moves) {
          ;[start, end] = [start + first, Math.max(start + first, end + last)]
          const moved = { ...query, when: `${formatDay(start)}/${formatDay(end)}` }
          expect(kept.ask(moved, SHAPE)).toEqual(createEngine(dataset).ask(moved, SHAPE))
        }
      }),
      propertyOptions(12),
    )
  })

  test.each(['when', '-when', 'row'] as const)(
    'pages by %s put together are all matching rows in that order',
    (sort) => {
      fc.assert(
        fc.property(queries(bbox), fc.integer({ min: 1, max: 900 }), (query, limit) => {
          const { total } = kept.ask(query, { facets: false })
          const pages = Array.from({ length: Math.ceil(total / limit) }, (_, page) =>
            Array.from(
              kept.ask(query, { facets: false, rows: { offset: page * limit, limit, sort } }).rows?.rows ?? [],
            ),
          )
          const day = (row: number) => dataset.whenStart[row] as number
          const undated = 2 ** 31 - 1
          const key = (row: number) =>
            sort === 'row' ? 0 : sort === 'when' || day(row) === undated ? day(row) : -day(row)
          expect(pages.flat()).toEqual([...kept.rows(query)].sort((a, b) => key(a) - key(b) || a - b))
        }),
        propertyOptions(12),
      )
    },
  )

  test('cells of a view and what is outside add up, and a cell opens to its rows', () => {
    const views = fc.tuple(queries(bbox), queries(bbox), fc.integer({ min: 0, max: 14 }))
    fc.assert(
      fc.property(views, (sample) => {
        const [query, { bbox: view }, zoom] = sample
        const { cells, total } = kept.ask(query, { facets: false, cells: { zoom, ...(view && { view }) } })
        if (cells === undefined) throw new Error('no cells')
        const counted = cells.count.reduce((sum, count) => sum + count, 0)
        expect(counted + cells.outside + cells.unplaced).toBe(total)
        if (view === undefined) expect(cells.outside).toBe(0)
        for (const index of [0, cells.key.length - 1].filter((at) => at >= 0 && at < cells.key.length)) {
          const rows = kept.cell(query, cells.zoom, cells.key[index] as number)
          expect(rows.length).toBe(cells.count[index])
        }
      }),
      propertyOptions(40),
    )
  })
})

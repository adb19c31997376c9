import { type Checked, check, compile, type Queryables, readText } from '@nahrain/cql2'
import { createArchive, createEngine, type Dataset, type Engine, propertiesOf, toFeature } from '@nahrain/engine'
import { EVERYTHING, rowId } from '@nahrain/model'
import { atlasDataset, builtAtlas, propertyOptions, writtenRandomTable } from '@nahrain/testkit'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { memoryReader } from '../../src/dataset/memory-reader.ts'
import { readDataset } from '../../src/dataset/read-dataset.ts'
import { relateGeometries } from '../../src/expressions/relate-geometries.ts'

async function rowsOf(engine: Engine, filter: string): Promise<number[]> {
  const query = { ...EVERYTHING, filter }
  await engine.prepare(query)
  return [...engine.rows(query)]
}

/** The oracle: every row's feature, asked alone by the whole expression, with jsts for geometry. */
async function scan(dataset: Dataset, filter: string): Promise<number[]> {
  const queryables: Queryables = Object.fromEntries(propertiesOf(dataset).map(({ name, type }) => [name, type]))
  const checked: Checked = check(readText(filter), { queryables })
  const evaluate = compile(checked, { spatial: relateGeometries() })
  const archive = createArchive(dataset)
  const found: number[] = []
  for (let row = 0; row < dataset.count; row++) {
    const { id, geometry, properties } = toFeature(await archive.dossier(rowId(row)))
    const values: Record<string, unknown> = { ...facetsOf(dataset, row), ...properties, id, geom: geometry }
    if (evaluate((name) => values[name]) === true) {
      found.push(row)
    }
  }
  return found
}

/** The random table's facets stand in its columns alone. */
function facetsOf({ manifest, facets }: Dataset, row: number): Record<string, unknown> {
  return Object.fromEntries(
    manifest.facets.map(({ id, values }, index) => [id, values[(facets[index] as Uint8Array)[row] as number]?.id]),
  )
}

const number = fc.integer({ min: -2, max: 1600 })
const day = fc
  .integer({ min: 0, max: 3600 })
  .map((days) => new Date(Date.UTC(2014, 0, 1 + days)).toISOString().slice(0, 10))
const corner = fc.tuple(fc.integer({ min: 385, max: 480 }), fc.integer({ min: 290, max: 370 }))
const box = fc
  .tuple(corner, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .map(
    ([[west, south], width, height]) =>
      `BBOX(${[west, south, west + width, south + height].map((n) => n / 10).join(',')})`,
  )
const value = fc.integer({ min: 0, max: 7 }).map((code) => `'v${code % 3}'`)
const simple = fc.oneof(
  fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '<>'), number).map(([op, n]) => `number ${op} ${n}`),
  fc.tuple(number, number).map(([a, b]) => `number BETWEEN ${a} AND ${b}`),
  fc.array(number, { minLength: 1, maxLength: 4 }).map((list) => `number IN (${list.join(',')})`),
  fc.tuple(fc.constantFrom('=', '<>', '<', '>='), value).map(([op, v]) => `f0 ${op} ${v}`),
  value.map((v) => `CASEI(f0) LIKE CASEI(${v})`),
  fc.tuple(fc.constantFrom('<', '>', '='), day).map(([op, d]) => `"start" ${op} DATE('${d}')`),
  fc.tuple(fc.constantFrom('S_INTERSECTS', 'S_WITHIN', 'S_DISJOINT'), box).map(([op, b]) => `${op}(geom, ${b})`),
  number.map((n) => `number * 2 - 1 > ${n} + number / 2`),
  fc.constantFrom('f1 IS NULL', '"end" IS NOT NULL', 'f0 = f1', '"start" < "end"'),
)
const { filter: anyFilter } = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    simple,
    fc.tuple(tie('filter'), fc.constantFrom('AND', 'OR'), tie('filter')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('filter').map((inner) => `NOT (${inner})`),
  ),
}))

describe('a table of points', () => {
  let dataset: Dataset
  let engine: Engine

  beforeAll(async () => {
    dataset = await readDataset('random', memoryReader(await writtenRandomTable({ rows: 1500, seed: 7 })))
    engine = createEngine(dataset)
  })

  test('an expression lets in the rows that it is true of when each is asked alone', async () => {
    const property = fc.asyncProperty(anyFilter, async (filter) => {
      expect(await rowsOf(engine, filter)).toEqual(await scan(dataset, filter))
    })
    await fc.assert(property, propertyOptions(40))
  })

  test('beside other filters it narrows, and every count knows of it', async () => {
    const property = fc.asyncProperty(anyFilter, box, async (filter, text) => {
      const bbox = text.slice(5, -1).split(',').map(Number) as [number, number, number, number]
      const query = { ...EVERYTHING, filter, bbox, when: '2016/2019' }
      await engine.prepare(query)
      const kept = engine.ask(query, { facets: true, histogram: { bins: 16 }, cells: { zoom: 5 } })
      const fresh = createEngine(dataset)
      await fresh.prepare(query)
      expect(kept).toEqual(fresh.ask(query, { facets: true, histogram: { bins: 16 }, cells: { zoom: 5 } }))
      const both = new Set(await rowsOf(engine, filter))
      const others = engine.rows({ ...EVERYTHING, bbox, when: '2016/2019' })
      expect(kept.total).toBe(others.filter((row) => both.has(row)).length)
    })
    await fc.assert(property, propertyOptions(40))
  })

  test('functions of place and time say what the same regions say', async () => {
    const near = {
      ...EVERYTHING,
      regions: [{ kind: 'near' as const, of: [44, 33] as [number, number], distanceKm: 80 }],
    }
    const ring = [
      [43, 32],
      [46, 32],
      [46, 35],
      [43, 35],
      [43, 32],
    ] as [number, number][]
    const inside = { ...EVERYTHING, regions: [{ kind: 'polygon' as const, ring }], match: 'certain' as const }
    expect(await rowsOf(engine, 'near(POINT(44 33), 80)')).toEqual([...engine.rows(near)])
    expect(await rowsOf(engine, "inside(POLYGON((43 32,46 32,46 35,43 35,43 32)), 'certain')")).toEqual([
      ...engine.rows(inside),
    ])
    expect(await rowsOf(engine, "during('2016-03')")).toEqual([...engine.rows({ ...EVERYTHING, when: '2016-03' })])
    const nearest = await rowsOf(engine, 'distance_km(POINT(44 33)) < 30')
    expect(nearest.length).toBeGreaterThan(0)
    expect(await rowsOf(engine, 'near(POINT(44 33), 30)')).toEqual(expect.arrayContaining(nearest))
  })

  test.each([
    ['nmber > 3', /nmber.*col 1.*number/s],
    ["number = 'x'", /col 10/],
    ['near(geom, 5)', /place/],
    ["during('yesterday')", /EDTF|date/],
    ["near('nowhere', 5)", /nowhere/],
    ["near(POINT(44 33), 5, 'maybe')", /possible or certain/],
  ])('%s is refused with where and why', async (filter, message) => {
    await expect(rowsOf(createEngine(dataset), filter)).rejects.toThrow(message)
  })

  test('pages that go on from the one before are all rows in order', async () => {
    const orders = [
      { sort: 'row' as const },
      { sort: '-when' as const },
      {
        sort: 'row' as const,
        sortby: [
          { property: 'f0', descending: true },
          { property: 'number', descending: false },
        ],
      },
      { sort: 'row' as const, sortby: [{ property: 'end', descending: true }] },
    ]
    for (const order of orders) {
      const query = { ...EVERYTHING, filter: 'number > 100' }
      const shape = (from: number, limit: number) => ({ facets: false, rows: { ...order, from, offset: 0, limit } })
      await engine.prepare(query, shape(0, 1))
      const all = engine.ask(query, shape(0, 10_000)).rows
      expect(all?.next).toBeUndefined()
      const pages: number[] = []
      for (let from: number | undefined = 0; from !== undefined; ) {
        const page: ReturnType<Engine['ask']>['rows'] = engine.ask(query, shape(from, 97)).rows
        pages.push(...(page?.rows ?? []))
        from = page?.next
      }
      expect(pages).toEqual([...(all?.rows ?? [])])
    }
  })

  test('an order by an unknown property, or by a place, is refused', async () => {
    for (const property of ['nothing', 'geom']) {
      const shape = {
        facets: false,
        rows: { offset: 0, limit: 1, sort: 'row' as const, sortby: [{ property, descending: false }] },
      }
      await expect(engine.prepare(EVERYTHING, shape)).rejects.toThrow(/sortby/)
    }
  })
})

describe('the atlas', () => {
  test('facets, lists, names and numbers can be asked', async () => {
    const dataset = await atlasDataset()
    const engine = createEngine(dataset)
    const events = await rowsOf(engine, "type = 'event'")
    expect(events).toEqual([...engine.rows({ ...EVERYTHING, facets: { type: ['event'] } })])
    const named = await rowsOf(engine, "CASEI(name) LIKE '%kirkuk%'")
    expect(named.length).toBeGreaterThan(3)
    expect((await rowsOf(engine, 'best >= 1000')).length).toBeGreaterThan(0)
    const fresh = createEngine(await readDataset('atlas', memoryReader(await builtAtlas())))
    expect((await rowsOf(fresh, "near('kirkuk', 50)")).length).toBeGreaterThan(3)
    expect(await rowsOf(engine, "along('development-road', 25)")).toEqual([
      ...engine.rows({
        ...EVERYTHING,
        regions: [{ kind: 'along', route: 'development-road' as never, distanceKm: 25 }],
      }),
    ])
  })
})

test.each([false, true])('rows without a value come last, falling %s', async (descending) => {
  const engine = createEngine(await atlasDataset())
  const shape = {
    facets: false,
    rows: { offset: 0, limit: 10_000, sort: 'row' as const, sortby: [{ property: 'status', descending }] },
  }
  await engine.prepare(EVERYTHING, shape)
  const rows = [...(engine.ask(EVERYTHING, shape).rows?.rows ?? [])]
  const valued = new Set(await rowsOf(engine, 'status IS NOT NULL'))
  expect(valued.size).toBeGreaterThan(0)
  expect(valued.size).toBeLessThan(rows.length)
  expect(rows.map((row) => valued.has(row))).toEqual(rows.map((_, index) => index < valued.size))
})

test('no text, whatever it is, throws anything but a refusal', async () => {
  const engine = createEngine(await atlasDataset())
  const property = fc.asyncProperty(fc.string({ minLength: 1, maxLength: 60 }), async (filter) => {
    await rowsOf(engine, filter).catch((error: unknown) => expect(error).toMatchObject({ tag: 'invalid-parameter' }))
  })
  await fc.assert(property, propertyOptions(200))
})

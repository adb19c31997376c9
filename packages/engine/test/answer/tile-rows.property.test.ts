import {
  createEngine,
  type Dataset,
  type Engine,
  FINEST_TILES,
  groupRows,
  type MapTile,
  memoryReader,
  readDataset,
  rowsInBuffer,
  rowsInTile,
  TILE_BUFFER,
} from '@nahrain/engine'
import type { Bbox } from '@nahrain/model'
import { propertyOptions, queryIn, THEATRES, writtenRandomTable } from '@nahrain/testkit'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'

const ROWS = 3000
/** A country; a strip along the antimeridian; the whole world with its poles. */
const BOXES: readonly Bbox[] = [
  [38.8, 29, 48.6, 37.4],
  [179.99, -17.02, 180, -17],
  [-180, -90, 180, 90],
]
const datasets: Dataset[] = []

beforeAll(async () => {
  for (const [index, bbox] of BOXES.entries()) {
    const written = await writtenRandomTable({ rows: ROWS, seed: index + 1, bbox, facetValues: [4, 2] })
    datasets.push(await readDataset('random', memoryReader(written)))
  }
})

/** Where a row's mark stands on the map of the world, in widths of it from the north-western corner, by the textbook's formula. */
function worldPosition({ longitudeE7, latitudeE7 }: Dataset, row: number): readonly [x: number, y: number] {
  const tangent = Math.tan((((latitudeE7[row] as number) / 1e7) * Math.PI) / 180)
  const y = 0.5 - Math.asinh(tangent) / (2 * Math.PI)
  return [((longitudeE7[row] as number) / 1e7 + 180) / 360, Math.min(1 - 1e-12, Math.max(0, y))]
}

/** The tile that a row stands in; its last column takes the eastern edge of the world. */
function tileOf(dataset: Dataset, row: number, zoom: number): MapTile {
  const indexOf = (share: number) => Math.min(2 ** zoom - 1, Math.floor(share * 2 ** zoom))
  const [x, y] = worldPosition(dataset, row)
  return { zoom, column: indexOf(x), row: indexOf(y) }
}

const place = fc.record({
  index: fc.nat(BOXES.length - 1),
  row: fc.nat(ROWS - 100),
  zoom: fc.integer({ min: 0, max: FINEST_TILES }),
})

test('a tile has the rows whose position is in it', () => {
  fc.assert(
    fc.property(place, ({ index, row, zoom }) => {
      const dataset = datasets[index] as Dataset
      const tile = tileOf(dataset, row, zoom)
      const [start, end] = rowsInTile(dataset, tile)
      const inTile = (other: number) => JSON.stringify(tileOf(dataset, other, zoom)) === JSON.stringify(tile)
      const expected = Array.from({ length: dataset.placed }, (_, other) => other).filter(inTile)
      expect([start, end]).toEqual([expected[0], (expected.at(-1) as number) + 1])
      expect(expected).toHaveLength(end - start)
    }),
    propertyOptions(60),
  )
})

test('the buffer has the rows around it, those beyond the antimeridian with the turn that brings them beside it', () => {
  fc.assert(
    fc.property(place, fc.integer({ min: -1, max: 1 }), ({ index, row, zoom }, step) => {
      const dataset = datasets[index] as Dataset
      const own = tileOf(dataset, row, zoom)
      const tile = { ...own, column: (own.column + step + 2 ** zoom) % 2 ** zoom }
      const found = rowsInBuffer(dataset, tile)
      for (const turns of [-1, 0, 1]) {
        const rows = found.filter((part) => part.turns === turns).flatMap((part) => [...part.rows])
        expect(new Set(rows).size).toBe(rows.length)
        expect(rows.sort((a, b) => a - b)).toEqual(rowsBeside(dataset, tile, turns))
      }
    }),
    propertyOptions(60),
  )
})

/** By comparing every row: within the buffer, and not in the tile as it stands. */
function rowsBeside(dataset: Dataset, { zoom, column, row }: MapTile, turns: number): number[] {
  return Array.from({ length: dataset.placed }, (_, other) => other).filter((other) => {
    const [x, y] = worldPosition(dataset, other)
    const across = Math.min(x, 1 - 1e-12) * 2 ** zoom + turns * 2 ** zoom - column
    const along = y * 2 ** zoom - row
    const isNear = [across, along].every((share) => share >= -TILE_BUFFER && share < 1 + TILE_BUFFER)
    return isNear && [across, along].some((share) => share < 0 || share >= 1)
  })
}

test('groups have every row once, and their counts and centroids', () => {
  fc.assert(
    fc.property(place, fc.integer({ min: 0, max: 6 }), ({ index, row, zoom }, deeper) => {
      const dataset = datasets[index] as Dataset
      const [start, end] = rowsInTile(dataset, tileOf(dataset, row, zoom))
      const rows = Uint32Array.from({ length: end - start }, (_, at) => start + at).filter((own) => own % 3 !== 1)
      const level = zoom + deeper
      const groups = groupRows(dataset, rows, level)
      const cells = Map.groupBy(rows, (own) => JSON.stringify(tileOf(dataset, own, level)))
      expect([...groups.count]).toEqual([...cells.values()].map(({ length }) => length))
      ;[...cells.values()].forEach((members, at) => {
        const mean = members.reduce((sum, own) => sum + (dataset.longitudeE7[own] as number) / 1e7, 0) / members.length
        expect(groups.longitude[at]).toBeCloseTo(mean, 6)
      })
    }),
    propertyOptions(60),
  )
})

describe.each([0, 1])('a selection of rows, box %i', (index) => {
  let engine: Engine
  beforeAll(() => {
    engine = createEngine(datasets[index] as Dataset)
  })

  test('is what the whole answer says of them', () => {
    const theatre = THEATRES[index] as (typeof THEATRES)[0]
    const bare = queryIn(theatre).filter(({ regions, text }) => text === undefined && regions.every(isPlain))
    fc.assert(
      fc.property(bare, fc.nat(ROWS), (query, from) => {
        const question = { ...query, facets: {} }
        const { rows } = engine.ask(question, { facets: false, rows: { offset: 0, limit: ROWS, sort: 'row' } })
        const candidates = Uint32Array.from({ length: Math.min(500, ROWS - from) }, (_, at) => from + at)
        const selected = engine.select(question, candidates)
        const expected = [...(rows?.rows ?? [])].flatMap((row, at) =>
          candidates.includes(row) ? [[row, rows?.certain[at]]] : [],
        )
        expect(Array.from(selected.rows, (row, at) => [row, selected.certain[at]])).toEqual(expected)
      }),
      propertyOptions(60),
    )
  })
})

/** A table has no places that a question could name. */
function isPlain({ kind }: { readonly kind: string }): boolean {
  return kind === 'box' || kind === 'polygon' || kind === 'near'
}

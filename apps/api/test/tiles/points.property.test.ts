import { type Dataset, memoryReader, readDataset } from '@nahrain/engine'
import { type Bbox, EVERYTHING, formatDay } from '@nahrain/model'
import { propertyOptions, writtenRandomTable } from '@nahrain/testkit'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Collection, collectionsOf, loadDataset } from '../../src/collections.ts'
import { type TileMaker, tileMaker } from '../../src/tiles/vector-tile.ts'
import { decodeTile, featuresOf, isInside } from './decode-tile.ts'

const ROWS = 1500
const EXTENT = 4096
const BUFFER = 64
/** A country; both sides of the antimeridian; the whole world with its poles. */
const BOXES: readonly Bbox[] = [
  [38.8, 29, 48.6, 37.4],
  [179.5, -18, 180, -16],
  [-180, -90, 180, 90],
]

interface Table {
  readonly dataset: Dataset
  readonly collection: Collection
  readonly make: TileMaker
}

async function tableIn(bbox: Bbox): Promise<Table> {
  const written = await writtenRandomTable({ rows: ROWS, seed: 7, bbox, facetValues: [3, 200] })
  const dataset = await readDataset('random', memoryReader(written))
  const [collection] = collectionsOf([loadDataset(dataset)]).values()
  if (collection === undefined) throw new Error('a dataset is at least one collection')
  return { dataset, collection, make: await tileMaker([collection]) }
}

/** In units of the world at a zoom, by the textbook's formula; the poles lie on the edge of the map. */
function unitsOf({ longitudeE7, latitudeE7 }: Dataset, row: number, zoom: number): readonly [x: number, y: number] {
  const world = EXTENT * 2 ** zoom
  const tangent = Math.tan((((latitudeE7[row] as number) / 1e7) * Math.PI) / 180)
  const y = 0.5 - Math.asinh(tangent) / (2 * Math.PI)
  return [(((longitudeE7[row] as number) / 1e7 + 180) / 360) * world, Math.min(1, Math.max(0, y)) * world]
}

describe.each(BOXES)('rows in %f %f %f %f', (...bbox) => {
  let table: Table
  beforeAll(async () => {
    table = await tableIn(bbox)
  })

  function tileAt(zoom: number, column: number, row: number) {
    const bytes = table.make([{ collection: table.collection, query: EVERYTHING }], { zoom, column, row })
    return featuresOf(decodeTile(bytes).random)
  }
  const idsInside = (zoom: number, column: number, row: number) =>
    tileAt(zoom, column, row)
      .filter(isInside)
      .map(({ properties }) => properties.id as string)

  test('each is in exactly one tile of a zoom', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), (zoom) => {
        const indexes = Array.from({ length: 2 ** zoom }, (_, index) => index)
        const ids = indexes.flatMap((column) => indexes.flatMap((row) => idsInside(zoom, column, row)))
        expect(ids).toHaveLength(table.dataset.placed)
        expect(new Set(ids).size).toBe(table.dataset.placed)
      }),
      propertyOptions(5),
    )
  })

  test('the four tiles within a tile have its rows, no more and no less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 18 }), fc.nat(ROWS - 50), (zoom, of) => {
        const [x, y] = unitsOf(table.dataset, of, zoom)
        const indexOf = (units: number) => Math.min(2 ** zoom - 1, Math.floor(units / EXTENT))
        const [column, row] = [indexOf(x), indexOf(y)]
        const children = [0, 1, 2, 3].flatMap((child) =>
          idsInside(zoom + 1, column * 2 + (child % 2), row * 2 + Math.floor(child / 2)),
        )
        expect(children.sort()).toEqual(idsInside(zoom, column, row).sort())
      }),
      propertyOptions(40),
    )
  })

  test('a row stands within half a unit of its place, within one where it would fall into the next tile', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 19 }), fc.nat(ROWS - 50), fc.constantFrom(-1, 0, 1), (zoom, of, step) => {
        const [worldX, worldY] = unitsOf(table.dataset, of, zoom)
        const across = 2 ** zoom
        const own = Math.min(across - 1, Math.floor(worldX / EXTENT))
        const column = (own + step + across) % across
        const row = Math.min(across - 1, Math.floor(worldY / EXTENT))
        const found = new Set<number>()
        for (const feature of tileAt(zoom, column, row)) {
          const [x, y] = unitsOf(table.dataset, feature.id as number, zoom)
          const point = feature.loadGeometry()[0]?.[0] ?? { x: Number.NaN, y: Number.NaN }
          const offsets = [point.x - x + column * EXTENT, point.y - y + row * EXTENT]
          // Beyond the antimeridian a row stands a whole world further.
          const [fromX = 0, fromY = 0] = offsets.map(
            (offset) => offset - Math.round(offset / (EXTENT * across)) * EXTENT * across,
          )
          const isAtEdge = [point.x, point.y].some((units) => units === EXTENT - 1 || units === -1)
          expect(Math.max(Math.abs(fromX), Math.abs(fromY))).toBeLessThanOrEqual(isAtEdge ? 1.001 : 0.501)
          expect(Math.min(point.x, point.y)).toBeGreaterThanOrEqual(-BUFFER)
          expect(Math.max(point.x, point.y)).toBeLessThanOrEqual(EXTENT + BUFFER)
          found.add(feature.id as number)
        }
        if (step === 0) expect(found).toContain(of)
      }),
      propertyOptions(60),
    )
  })
})

test('a row says what its columns say', async () => {
  const { dataset, collection, make } = await tableIn(BOXES[0] as Bbox)
  const identities = await dataset.details.loadIdentities()
  const query = { ...EVERYTHING, when: '2014/2030', facets: { f0: ['v0', 'v2'] } }
  const layers = decodeTile(make([{ collection, query }], { zoom: 0, column: 0, row: 0 }))
  const { rows } = collection.loaded.engine.ask(query, { facets: false, rows: { offset: 0, limit: ROWS, sort: 'row' } })
  const features = featuresOf(layers.random)
  const placed = [...(rows?.rows ?? [])].filter((row) => row < dataset.placed)
  expect(features.map(({ id }) => id).sort()).toEqual(placed.sort())
  expect(features.length).toBeGreaterThan(100)
  for (const { id = 0, properties } of features) {
    const radius = dataset.radiusKm?.[id] ?? 0
    expect(properties).toEqual({
      id: identities.idOf(id),
      start: formatDay(dataset.whenStart[id] as number),
      end: formatDay(dataset.whenEnd[id] as number),
      ...(radius > 0 && { radiusKm: radius }),
      f0: `v${(dataset.facets[0] as Uint8Array)[id]}`,
      f1: `v${(dataset.facets[1] as Uint8Array)[id]}`,
      match: 'certain',
    })
  }
})

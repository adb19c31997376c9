import { memoryReader, readDataset, writeDataset } from '@nahrain/engine'
import { EVERYTHING, type Position, type Query } from '@nahrain/model'
import { datasetOf, randomTable } from '@nahrain/testkit'
import { beforeAll, expect, test } from 'vitest'
import { type Collection, collectionsOf, type LoadedDataset, loadDataset } from '../../src/collections.ts'
import { MOST_FEATURES, type TileMaker, tileMaker } from '../../src/tiles/vector-tile.ts'
import { decodeTile, featuresOf, isInside } from './decode-tile.ts'

const ROWS = 60_000
let full: Collection
let small: Collection
let make: TileMaker

async function tableOf(id: string, rows: number): Promise<LoadedDataset> {
  const content = await randomTable({ rows, seed: 3, facetValues: [2] })
  return loadDataset(await readDataset(id, memoryReader(await writeDataset({ ...content, id }))))
}

beforeAll(async () => {
  const loaded = await Promise.all([tableOf('random', ROWS), tableOf('few', 5)])
  const collections = [...collectionsOf(loaded).values()]
  full = collections[0] as Collection
  small = collections[1] as Collection
  make = await tileMaker([full])
})

function layersAt(query: Query, zoom: number, column: number, row: number) {
  return decodeTile(make([{ collection: full, query }], { zoom, column, row }))
}

const sumOf = (features: ReturnType<typeof featuresOf>) =>
  features.reduce((sum, { properties }) => sum + (properties.count as number), 0)

test('a tile with too many rows has groups that say so, and whose counts add up to all of them', () => {
  const features = featuresOf(layersAt(EVERYTHING, 0, 0, 0).random)
  expect(full.loaded.dataset.placed).toBeGreaterThan(MOST_FEATURES)
  expect(features.every(({ properties }) => properties.cluster === true)).toBe(true)
  expect(features.every(isInside)).toBe(true)
  expect(sumOf(features)).toBe(full.loaded.dataset.placed)
})

test('groups and rows of one zoom add up to all rows', () => {
  const zoom = 5
  const indexes = Array.from({ length: 2 ** zoom }, (_, index) => index)
  const features = indexes.flatMap((column) =>
    indexes.flatMap((row) => featuresOf(layersAt(EVERYTHING, zoom, column, row).random)),
  )
  const inside = features.filter(isInside)
  const rows = inside.filter(({ properties }) => properties.cluster === undefined)
  const groups = inside.filter(({ properties }) => properties.cluster === true)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.length + sumOf(groups)).toBe(full.loaded.dataset.placed)
})

test('a question that leaves few enough gets the rows', () => {
  const query = { ...EVERYTHING, facets: { f0: ['v1'] } }
  const features = featuresOf(layersAt(query, 0, 0, 0).random)
  expect(features.length).toBeLessThanOrEqual(MOST_FEATURES)
  expect(features.every(({ properties }) => properties.cluster === undefined && properties.f0 === 'v1')).toBe(true)
})

test('of several layers the emptiest keep their rows', async () => {
  const both = await tileMaker([full, small])
  const asked = [full, small].map((collection) => ({ collection, query: EVERYTHING }))
  const layers = decodeTile(both(asked, { zoom: 0, column: 0, row: 0 }))
  expect(
    featuresOf(layers.few)
      .map(({ properties }) => properties.id)
      .sort(),
  ).toEqual(['1', '2', '3', '4', '5'])
  expect(Object.keys(layers)).toEqual(['random', 'few'])
  expect(sumOf(featuresOf(layers.random))).toBe(full.loaded.dataset.placed)
})

/** A ring of many bends, none of which can be left out. */
function star(bends: number): Position[] {
  const ring = Array.from({ length: bends }, (_, index): Position => {
    const [angle, reach] = [(2 * Math.PI * index) / bends, index % 2 === 0 ? 1 : 0.5]
    return [44 + reach * Math.cos(angle), 33 + reach * Math.sin(angle)]
  })
  return [...ring, ring[0] as Position]
}

test.each([
  [20, undefined],
  [300, true],
])('%i items with an outline of 2000 positions: cluster %s', async (count, cluster) => {
  const dataset = await datasetOf({
    id: 'outlines',
    title: { en: 'Outlines' },
    description: { en: 'Outlines' },
    licence: 'CC0-1.0',
    attribution: 'none',
    languages: ['en'],
    firstView: [40, 30, 50, 40],
    facets: [],
    shapes: new Map([['star', { type: 'Polygon', coordinates: [star(2000)] }]]),
    rows: Array.from({ length: count }, (_, index) => ({
      id: `row-${index}`,
      locations: [{ position: [44, 33], radiusKm: 0, shape: 'star' }],
      facets: [],
      texts: [],
      record: { id: `row-${index}`, type: 'event', title: { en: 'Row' }, where: [], citations: [], related: [] },
    })),
    documents: { sources: [], briefings: [], vocabulary: null },
  })
  const [collection] = collectionsOf([loadDataset(dataset)]).values()
  const asked = [{ collection: collection as Collection, query: EVERYTHING }]
  const makeOutlines = await tileMaker([collection as Collection])
  const near = featuresOf(decodeTile(makeOutlines(asked, { zoom: 6, column: 39, row: 25 })).outlines)
  expect(near.map(({ properties }) => properties.cluster)).toEqual(cluster ? [true] : Array.from({ length: count }))
  if (cluster) expect(sumOf(near)).toBe(count)
})

import { expect, test } from 'vitest'
import { readTile, tileLimits, tileMatrixSet } from '../../src/tiles/web-mercator-quad.ts'

/** Scale denominator and cell size as OGC 17-083r4 prints them, in table D.1. */
const PRINTED: readonly (readonly [zoom: number, scaleDenominator: number, cellSize: number])[] = [
  [0, 559_082_264.028717, 156_543.033928041],
  [1, 279_541_132.014358, 78_271.5169640204],
  [4, 34_942_641.5017948, 9_783.93962050256],
  [22, 133.295598990611, 0.0373227677173712],
  [24, 33.3238997476528, 0.0093306919293428],
]

test.each(PRINTED)('tile matrix %i is as it is printed in the standard', (zoom, scaleDenominator, cellSize) => {
  const { tileMatrices } = tileMatrixSet()
  const matrix = tileMatrices[zoom]
  expect((matrix?.scaleDenominator ?? 0) / scaleDenominator).toBeCloseTo(1, 12)
  expect((matrix?.cellSize ?? 0) / cellSize).toBeCloseTo(1, 12)
  expect(matrix?.pointOfOrigin[0]).toBeCloseTo(-20_037_508.3427892, 6)
  expect(matrix).toMatchObject({
    id: String(zoom),
    tileWidth: 256,
    tileHeight: 256,
    matrixWidth: 2 ** zoom,
    matrixHeight: 2 ** zoom,
  })
  expect(tileMatrices).toHaveLength(25)
})

test('limits are the tiles that a box touches, all columns where it crosses the antimeridian', () => {
  const byZoom = tileLimits([38.8, 29, 48.6, 37.4])
  expect(byZoom[0]).toEqual({ tileMatrix: '0', minTileRow: 0, maxTileRow: 0, minTileCol: 0, maxTileCol: 0 })
  expect(byZoom[6]).toEqual({ tileMatrix: '6', minTileRow: 24, maxTileRow: 26, minTileCol: 38, maxTileCol: 40 })
  expect(tileLimits([170, -20, -170, 0])[4]).toMatchObject({ minTileCol: 0, maxTileCol: 15 })
  expect(tileLimits([-180, -90, 180, 90])[3]).toMatchObject({
    minTileRow: 0,
    maxTileRow: 7,
    minTileCol: 0,
    maxTileCol: 7,
  })
})

test('reads a tile inside the limits', () => {
  const limits = tileLimits([-180, -90, 180, 90])
  expect(readTile({ tileMatrix: '3', tileRow: '7', tileCol: '0' }, limits)).toEqual({ zoom: 3, row: 7, column: 0 })
})

const OUTSIDE = ['-1/0/0', '20/0/0', '3/8/0', '3/0/8', '3/-1/0', '0/0/1']
const JUNK = ['a/0/0', '3/0x1/0', '3/1.5/0', '3/0/', '1e1/0/0', '3/0/9999999999', '3/ 1/0']

test.each([
  ...OUTSIDE.map((address) => [address, 'not-found'] as const),
  ...JUNK.map((address) => [address, 'invalid-parameter'] as const),
])('tile %s is refused as %s', (address, tag) => {
  const [tileMatrix = '', tileRow = '', tileCol = ''] = address.split('/')
  const refused = () => readTile({ tileMatrix, tileRow, tileCol }, tileLimits([-180, -90, 180, 90]))
  expect(refused).toThrow(expect.objectContaining({ tag }))
})

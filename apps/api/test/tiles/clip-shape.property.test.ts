import type { MapTile } from '@nahrain/engine'
import type { Geometry, Position } from '@nahrain/model'
import { positionIn, propertyOptions, ringIn, THEATRES, type Theatre } from '@nahrain/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AREA, clipShape, doubleArea, LINE, type TileGeometry, type TilePoint } from '../../src/tiles/clip-shape.ts'
import { boundsOf, unwrapGeometry } from '../../src/tiles/unwrap-geometry.ts'

const [EXTENT, BUFFER] = [4096, 64]
/** Simplification moves an edge by at most half a pixel of 512, rounding by less than a unit. */
const NEAR = 6

function clip(geometry: Geometry, tile: MapTile): TileGeometry | undefined {
  const unwrapped = unwrapGeometry(geometry)
  return clipShape({ geometry: unwrapped, bounds: boundsOf(unwrapped), rows: new Uint32Array() }, tile)
}

/** Units of a tile, by the textbook's formula; `turn` worlds further east. */
function unitsIn({ zoom, column, row }: MapTile, [longitude, latitude]: Position, turn = 0): TilePoint {
  const y = 0.5 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / (2 * Math.PI)
  const scale = (share: number, index: number) => (share * 2 ** zoom - index) * EXTENT
  return { x: scale((longitude + 180) / 360 + turn, column), y: scale(y, row) }
}

function tileAround([longitude, latitude]: Position, zoom: number): MapTile {
  const { x, y } = unitsIn({ zoom, column: 0, row: 0 }, [longitude, latitude])
  return { zoom, column: Math.min(2 ** zoom - 1, Math.floor(x / EXTENT)), row: Math.floor(y / EXTENT) }
}

/** Even-odd rule. */
function isWithin(rings: readonly (readonly TilePoint[])[], { x, y }: TilePoint): boolean {
  const crossings = rings.flatMap(edgesOf).filter(([a, b]) => {
    const spans = a.y > y !== b.y > y
    return spans && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)
  })
  return crossings.length % 2 === 1
}

function edgesOf(line: readonly TilePoint[]): [TilePoint, TilePoint][] {
  return line.slice(1).map((point, at) => [line[at] as TilePoint, point])
}

function distanceTo(line: readonly TilePoint[], { x, y }: TilePoint): number {
  return Math.min(
    ...edgesOf(line).map(([a, b]) => {
      const [dx, dy] = [b.x - a.x, b.y - a.y]
      const length = dx * dx + dy * dy
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length))
      return Math.hypot(x - a.x - share * dx, y - a.y - share * dy)
    }),
  )
}

/** The ring in the units of a tile, in the turn of the globe in which it is nearest to it. */
function unitsOfLine(tile: MapTile, ring: readonly Position[]): TilePoint[] {
  const { coordinates } = unwrapGeometry({ type: 'LineString', coordinates: ring })
  const middle = (line: readonly TilePoint[]) => line.reduce((sum, { x }) => sum + x, 0) / line.length - EXTENT / 2
  const [nearest] = [-1, 0, 1]
    .map((turn) => (coordinates as number[][]).map(([x = 0, y = 0]) => unitsIn(tile, [x, y], turn)))
    .sort((a, b) => Math.abs(middle(a)) - Math.abs(middle(b)))
  return nearest ?? []
}

describe.each(THEATRES)('around $center', (theatre: Theatre) => {
  const zoom = fc.integer({ min: 1, max: 9 })
  const probes = fc.array(fc.tuple(fc.integer({ min: -60, max: 4156 }), fc.integer({ min: -60, max: 4156 })), {
    minLength: 30,
    maxLength: 30,
  })

  test('an area covers the same spots in a tile as on the globe, its outer ring clockwise', () => {
    fc.assert(
      fc.property(ringIn(theatre), positionIn(theatre), zoom, probes, (ring, at, level, spots) => {
        const tile = tileAround(at, level)
        const clipped = clip({ type: 'Polygon', coordinates: [ring] }, tile)
        const expected = unitsOfLine(tile, ring)
        for (const [x, y] of spots) {
          // Bends and edges of the original may move by what cannot be seen.
          if (distanceTo(expected, { x, y }) < NEAR) continue
          expect(isWithin(clipped?.parts ?? [], { x, y })).toBe(isWithin([expected], { x, y }))
        }
        for (const part of clipped?.parts ?? []) {
          expect(doubleArea(part)).toBeGreaterThan(0)
          expect(part[0]).toEqual(part.at(-1))
          for (const units of part.flatMap((point) => [point.x, point.y])) {
            expect(Number.isInteger(units) && units >= -BUFFER && units <= EXTENT + BUFFER).toBe(true)
          }
        }
      }),
      propertyOptions(150),
    )
  })

  test('a line has what of it lies in the tile, and nothing else', () => {
    const line = fc.array(positionIn(theatre), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(line, positionIn(theatre), zoom, (positions, at, level) => {
        const tile = tileAround(at, level)
        const clipped = clip({ type: 'LineString', coordinates: positions }, tile)
        const expected = unitsOfLine(tile, positions)
        for (const part of clipped?.parts ?? []) {
          expect(clipped?.type).toBe(LINE)
          for (const point of part) expect(distanceTo(expected, point)).toBeLessThan(NEAR)
        }
        for (const [a, b] of edgesOf(expected)) {
          for (const share of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
            const spot = { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }
            const isIn = [spot.x, spot.y].every((units) => units >= 0 && units <= EXTENT)
            if (isIn)
              expect(Math.min(...(clipped?.parts ?? []).map((part) => distanceTo(part, spot)))).toBeLessThan(NEAR)
          }
        }
      }),
      propertyOptions(150),
    )
  })
})

const SQUARE: readonly Position[] = [
  [40, 30],
  [50, 30],
  [50, 36],
  [40, 36],
  [40, 30],
]
const HOLE: readonly Position[] = [
  [44, 32],
  [44, 34],
  [46, 34],
  [46, 32],
  [44, 32],
]

test('a hole runs the other way round, and stays where it is', () => {
  const clipped = clip({ type: 'Polygon', coordinates: [SQUARE, HOLE] }, tileAround([45, 33], 4))
  expect(clipped?.type).toBe(AREA)
  expect(clipped?.parts.map((part) => Math.sign(doubleArea(part)))).toEqual([1, -1])
})

test('an area that crosses the antimeridian is on both sides of it', () => {
  const ring: Position[] = [
    [175, -20],
    [-175, -20],
    [-175, -10],
    [175, -10],
    [175, -20],
  ]
  const east = clip({ type: 'Polygon', coordinates: [ring] }, tileAround([-178, -15], 5))
  const west = clip({ type: 'Polygon', coordinates: [ring] }, tileAround([178, -15], 5))
  expect(isWithin(east?.parts ?? [], unitsIn(tileAround([-178, -15], 5), [-178, -15]))).toBe(true)
  expect(isWithin(west?.parts ?? [], unitsIn(tileAround([178, -15], 5), [178, -15]))).toBe(true)
  expect(clip({ type: 'Polygon', coordinates: [ring] }, tileAround([45, -15], 5))).toBeUndefined()
})

test('an area of less than a unit is nothing, and so is one beside the tile', () => {
  const tiny: Position[] = SQUARE.map(([x, y]) => [40 + (x - 40) / 1e5, 30 + (y - 30) / 1e5])
  expect(clip({ type: 'Polygon', coordinates: [tiny] }, tileAround([40, 30], 3))).toBeUndefined()
  expect(clip({ type: 'Polygon', coordinates: [SQUARE] }, tileAround([60, 30], 6))).toBeUndefined()
})

test('the points of one shape stay together', () => {
  const clipped = clip(
    {
      type: 'MultiPoint',
      coordinates: [
        [44, 33],
        [44.5, 33.5],
        [120, 0],
      ],
    },
    tileAround([44, 33], 5),
  )
  expect(clipped?.parts.map(({ length }) => length)).toEqual([2])
})

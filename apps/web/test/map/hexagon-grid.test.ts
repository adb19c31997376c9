import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { binHexagons, isInHexagon, stepOf } from '../../src/map/marks/hexagon-grid.ts'
import { mercatorX, mercatorY } from '../../src/map/marks/mercator.ts'
import { anyCell, type Cell, cellsOf } from './cells.ts'

const anyZoom = fc.integer({ min: 0, max: 14 })

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0)
}

test('counts add up exactly', () => {
  fc.assert(
    fc.property(fc.array(anyCell, { maxLength: 200 }), anyZoom, (list, zoom) => {
      const cells = cellsOf(list)
      expect(sum(binHexagons(cells, zoom).count)).toBe(sum(cells.count))
    }),
  )
})

test('hexagons do not move when panning: a cell alone is in a hexagon that it shares with any others', () => {
  fc.assert(
    fc.property(fc.array(anyCell, { minLength: 1, maxLength: 50 }), anyZoom, (list, zoom) => {
      const all = binHexagons(cellsOf(list), zoom)
      const centres = new Set(Array.from(all.x, (x, index) => `${x} ${all.y[index]}`))
      for (const cell of list) {
        const alone = binHexagons(cellsOf([cell]), zoom)
        expect(centres).toContain(`${alone.x[0]} ${alone.y[0]}`)
        expect(alone.radius).toBe(all.radius)
      }
    }),
  )
})

test('a cell is in the hexagon around it', () => {
  fc.assert(
    fc.property(anyCell, anyZoom, (cell: Cell, zoom) => {
      const { x, y, radius } = binHexagons(cellsOf([cell]), zoom)
      const across = Math.abs(mercatorX(cell.longitude) - (x[0] as number))
      // Round the world is next door.
      const dx = Math.min(across, 1 - across) / radius
      const dy = Math.abs(mercatorY(cell.latitude) - (y[0] as number)) / radius
      const half = Math.sqrt(3) / 2
      expect(dx).toBeLessThanOrEqual(half + 1e-6)
      expect(dx / half / 2 + dy).toBeLessThanOrEqual(1 + 1e-6)
    }),
  )
})

test('a point is found in the hexagon of its cell, and nowhere when that is far away', () => {
  fc.assert(
    fc.property(anyCell, fc.integer({ min: 2, max: 14 }), (cell: Cell, zoom) => {
      const hexagons = binHexagons(cellsOf([cell]), zoom)
      const [x, y] = [mercatorX(cell.longitude), mercatorY(cell.latitude)]
      const [centre = 0, middle = 0] = [hexagons.x[0], hexagons.y[0]]
      // The hexagon's copy that is next to the cell; at 180° it may be that of the next world.
      const near = centre + Math.round(x - centre)
      // From the edge inwards: rounding may put the cell itself on the other side of it.
      const inwards = x + (near - x) * 1e-6
      expect(isInHexagon(hexagons, inwards, y + (middle - y) * 1e-6)).toBe(true)
      expect(isInHexagon(hexagons, (centre + 0.5) % 1, y)).toBe(false)
    }),
  )
})

test('a hexagon is about 48 pixels wide', () => {
  const { radius } = binHexagons(cellsOf([{ longitude: 44, latitude: 33, count: 1 }]), 6)
  expect(radius * Math.sqrt(3) * 512 * 2 ** 6).toBeCloseTo(48, 0)
})

test('steps run from the least count to the most', () => {
  expect([10, 31, 33, 100, 999, 1000].map((count) => stepOf(count, [10, 1000], 4))).toEqual([0, 0, 1, 2, 3, 3])
  expect(stepOf(7, [7, 7], 6)).toBe(0)
})

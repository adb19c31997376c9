import type { Position } from '@nahrain/model'
import { propertyOptions } from '@nahrain/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaTest } from '../../src/geography/area.ts'
import type { PointBox, PointTest, RegionRelation } from '../../src/geography/relation.ts'

/** Half degrees, so that corners, edges, points and sides of boxes fall on each other all the time. */
const HALVES = 2
const STEPS_PER_DEGREE = 1e7

/** Where rings and points lie: from a longitude, degrees to the east. */
interface Stage {
  readonly west: number
  readonly ringWidth: number
  readonly width: number
}

const half = (least: number, most: number) =>
  fc.integer({ min: least * HALVES, max: most * HALVES }).map((steps) => steps / HALVES)
const wrap = (longitude: number) => (longitude > 180 ? longitude - 360 : longitude)
const positionOn = (west: number, width: number): fc.Arbitrary<Position> =>
  fc.tuple(half(0, width), half(-4, 4)).map(([east, latitude]) => [wrap(west + east), latitude])

/** Any ring that does not wind around the globe: it may cross itself and run along itself. */
const ringOn = ({ west, ringWidth }: Stage): fc.Arbitrary<Position[]> =>
  fc
    .array(positionOn(west, ringWidth), { minLength: 3, maxLength: 12 })
    .map((corners) => [...corners, corners[0] as Position])

const boxOf = (points: readonly Position[]): PointBox => ({
  west: Math.min(...points.map(([longitude]) => longitude)),
  east: Math.max(...points.map(([longitude]) => longitude)),
  south: Math.min(...points.map(([, latitude]) => latitude)),
  north: Math.max(...points.map(([, latitude]) => latitude)),
})

const column = (points: readonly Position[], axis: 0 | 1) =>
  Int32Array.from(points, (point) => Math.round(point[axis] * STEPS_PER_DEGREE))

/** As an engine asks: a group is narrowed to halves of it for as long as the answer is no relation. */
function narrowed(test: PointTest, points: readonly Position[]): RegionRelation[] {
  const inBox = test.within(boxOf(points))
  if (typeof inBox === 'number') return points.map(() => inBox)
  if (points.length > 2) {
    const middle = points.length >> 1
    return [points.slice(0, middle), points.slice(middle)].flatMap((part) => narrowed(inBox, part))
  }
  const into = new Uint8Array(points.length)
  inBox.relate(column(points, 0), column(points, 1), into)
  return Array.from(into) as RegionRelation[]
}

const STAGES: Record<string, Stage> = {
  'in one country': { west: 40, ringWidth: 8, width: 8 },
  'across the antimeridian': { west: 176, ringWidth: 8, width: 8 },
  'half of the globe, points all around': { west: -180, ringWidth: 179, width: 360 },
}

test.each(Object.entries(STAGES))('a polygon says of many points what it says of each: %s', (_, stage) => {
  const points = fc.array(positionOn(stage.west, stage.width), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(ringOn(stage), points, (ring, unsorted) => {
      const region = areaTest({ type: 'Polygon', coordinates: [ring] })
      const sorted = unsorted.toSorted((a, b) => a[0] - b[0])
      const each = sorted.map((point) => region.relateDisc(point, 0))
      expect(narrowed(region.points as PointTest, sorted)).toEqual(each)
    }),
    propertyOptions(1000),
  )
})

import { type Dataset, memoryReader, readDataset, createEngine, writeDataset } from '@nahrain/engine'
import { EVERYTHING, type Position } from '@nahrain/model'
import { atlasDataset, randomTable } from '@nahrain/testkit'
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { lineString, polygon } from '@turf/helpers'
import { pointToLineDistance } from '@turf/point-to-line-distance'
import { MILLION, SEED } from '../events.ts'
import { type BenchCase, fasterThan, measureBoth, type Times } from '../measure.ts'

const VERTICES = 200
const CORRIDOR_KM = 25
const ROUTE = 'development-road'
/** A loop over turf's distances takes minutes for a million rows: it is timed on some rows of them, evenly taken. */
const SAMPLE_ROWS = 2000

const COUNT_ONLY = { facets: false } as const

/** Regions over a million rows: exact points as turf knows them, and with the uncertain places that only the engine knows. */
export const regionCase: BenchCase = {
  name: 'regions',
  async run(report) {
    const route = await routeLine()
    const exact = await withRoute(await readRandom(true), route)
    const discs = await withRoute(await readRandom(false), route)
    const rings = [star(43.7, 33.2), star(44, 33.4)] as const
    for (const [suffix, engine, remark] of [
      ['', exact, 'exact points'],
      ['-discs', discs, 'four in nine places uncertain by 1 to 50 km, which turf does not know'],
    ] as const) {
      let turn = 0
      const points = pointsOf(engine.dataset)
      const area = polygon([rings[0].map(([x, y]) => [x, y])])
      const times = measureBoth(
        {
          run: () => engine.ask({ ...EVERYTHING, regions: [{ kind: 'polygon', ring: rings[turn++ % 2] as Position[] }] }, COUNT_ONLY),
          times: 30,
        },
        { run: () => points.filter((point) => booleanPointInPolygon(point, area)).length, times: 3 },
      )
      report({
        ...fasterThan(`engine/polygon${suffix}`, MILLION, 'turf booleanPointInPolygon in a loop', times),
        goal: suffix === '' ? { ratio: { atLeast: 300 } } : {},
        remark,
      })
    }
    for (const [suffix, engine] of [
      ['', exact],
      ['-discs', discs],
    ] as const) {
      let turn = 0
      const sample = pointsOf(engine.dataset).filter((_, index, all) => index % Math.ceil(all.length / SAMPLE_ROWS) === 0)
      const line = lineString(route.map(([x, y]) => [x, y]))
      const times = measureBoth(
        {
          run: () =>
            engine.ask(
              { ...EVERYTHING, regions: [{ kind: 'along', route: ROUTE as never, distanceKm: CORRIDOR_KM + (turn++ % 2) / 1000 }] },
              COUNT_ONLY,
            ),
          times: 20,
        },
        { run: () => sample.filter((point) => pointToLineDistance(point, line) <= CORRIDOR_KM).length, times: 3 },
      )
      report({
        ...fasterThan(`engine/corridor${suffix}`, MILLION, 'turf pointToLineDistance in a loop', {
          ours: times.ours,
          baseline: scaled(times.baseline, MILLION / sample.length),
        }),
        goal: suffix === '' ? { ratio: { atLeast: 300 } } : {},
        remark: `the loop timed on ${sample.length} rows`,
      })
    }
  },
}

function scaled({ medianMs, leastMs, largestMs }: Times, factor: number): Times {
  return { medianMs: medianMs * factor, leastMs: leastMs * factor, largestMs: largestMs * factor }
}

/** A wavy star of 200 vertices, as a hand may draw one around the middle of the country. */
function star(longitude: number, latitude: number): Position[] {
  const ring = Array.from({ length: VERTICES }, (_, index): Position => {
    const angle = (index / VERTICES) * 2 * Math.PI
    const reach = 2.2 + 0.4 * Math.sin(9 * angle)
    return [longitude + reach * Math.cos(angle), latitude + reach * Math.sin(angle)]
  })
  return [...ring, ring[0] as Position]
}

function readRandom(exact: boolean) {
  return randomTable({ rows: MILLION, seed: SEED, exact })
}

/** The Development Road of the atlas. */
async function routeLine(): Promise<readonly Position[]> {
  const atlas = await atlasDataset()
  const shape = atlas.shapes[atlas.shapeIds.indexOf(ROUTE)]
  if (shape?.type === 'LineString') return shape.coordinates
  if (shape?.type === 'MultiLineString') return shape.coordinates.flat()
  throw new Error('the atlas has no Development Road')
}

/** An engine over the points that knows the road: not as a row, so that all rows stay points. */
async function withRoute(content: Awaited<ReturnType<typeof readRandom>>, coordinates: readonly Position[]) {
  const dataset = await readDataset('random', memoryReader(writeDataset(content)))
  const details = { ...dataset.details }
  return createEngine({ ...dataset, details: { ...details } } satisfies Dataset)
}

function pointsOf({ placed, longitudeE7, latitudeE7 }: Dataset): [number, number][] {
  return Array.from({ length: placed }, (_, row) => [(longitudeE7[row] as number) / 1e7, (latitudeE7[row] as number) / 1e7])
}

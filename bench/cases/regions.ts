import { createEngine, type Dataset, type Engine } from '@nahrain/engine'
import { EntryId, EVERYTHING, type Position, type Query } from '@nahrain/model'
import { atlasDataset } from '@nahrain/testkit'
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { lineString, polygon } from '@turf/helpers'
import { pointToLineDistance } from '@turf/point-to-line-distance'
import { MILLION, randomDataset } from '../events.ts'
import { type BenchCase, fasterThan, type Goal, type Measured, measureBoth, type Times } from '../measure.ts'

const VERTICES = 200
const CORRIDOR_KM = 25
const ROUTE = EntryId.parse('development-road')
/** A loop over turf's distances takes minutes for a million rows: it is timed on some rows of them, evenly taken. */
const SAMPLE_ROWS = 2000

const COUNT_ONLY = { facets: false } as const

/** Regions over a million rows: exact points as turf knows them, and with the uncertain places that only the engine knows. */
export const regionCase: BenchCase = {
  name: 'regions',
  async run(report) {
    const atlas = await atlasDataset()
    for (const exact of [true, false]) {
      const engine = await engineOf(exact, atlas)
      const kind: Kind = exact
        ? { suffix: '', goal: { ratio: { atLeast: 300 } }, remark: 'exact points' }
        : {
            suffix: '-discs',
            goal: {},
            remark: 'four in nine places uncertain by 1 to 50 km, which turf does not know',
          }
      report(polygonFigure(engine, kind))
      report(corridorFigure(engine, roadOf(atlas), kind))
    }
  },
}

interface Kind {
  readonly suffix: string
  readonly goal: Goal
  readonly remark: string
}

function polygonFigure(engine: Engine, { suffix, goal, remark }: Kind): Measured {
  const rings = [star(43.7, 33.2), star(44, 33.4)]
  const points = pointsOf(engine.dataset)
  const area = polygon([(rings[0] ?? []).map(([x, y]) => [x, y])])
  let turn = 0
  const next = (): Query => ({ ...EVERYTHING, regions: [{ kind: 'polygon', ring: [...(rings[turn++ % 2] ?? [])] }] })
  const times = measureBoth(
    { run: () => engine.ask(next(), COUNT_ONLY), times: 100 },
    { run: () => points.filter((point) => booleanPointInPolygon(point, area)).length, times: 3 },
  )
  return {
    ...fasterThan(`engine/polygon${suffix}`, MILLION, 'turf booleanPointInPolygon in a loop', times),
    goal,
    remark,
  }
}

function corridorFigure(engine: Engine, road: readonly Position[], { suffix, goal, remark }: Kind): Measured {
  const sample = pointsOf(engine.dataset).filter((_, index, all) => index % Math.ceil(all.length / SAMPLE_ROWS) === 0)
  const line = lineString(road.map(([x, y]) => [x, y]))
  let turn = 0
  const times = measureBoth(
    // A metre more or less each time, so that nothing is remembered.
    { run: () => engine.ask(alongRoad(CORRIDOR_KM + (turn++ % 2) / 1000), COUNT_ONLY), times: 20 },
    { run: () => sample.filter((point) => pointToLineDistance(point, line) <= CORRIDOR_KM).length, times: 3 },
  )
  const baseline = scaled(times.baseline, MILLION / sample.length)
  const figure = fasterThan(`engine/corridor${suffix}`, MILLION, 'turf pointToLineDistance in a loop', {
    ours: times.ours,
    baseline,
  })
  return { ...figure, goal, remark: `${remark}; the loop timed on ${sample.length} rows` }
}

function scaled({ medianMs, leastMs, largestMs }: Times, factor: number): Times {
  return { medianMs: medianMs * factor, leastMs: leastMs * factor, largestMs: largestMs * factor }
}

/** A wavy star of 200 vertices, as a hand may draw one around the middle of the country. */
function star(longitude: number, latitude: number): [number, number][] {
  const ring = Array.from({ length: VERTICES }, (_, index): [number, number] => {
    const angle = (index / VERTICES) * 2 * Math.PI
    const reach = 2.2 + 0.4 * Math.sin(9 * angle)
    return [longitude + reach * Math.cos(angle), latitude + reach * Math.sin(angle)]
  })
  return [...ring, ring[0] as [number, number]]
}

async function engineOf(exact: boolean, atlas: Dataset): Promise<Engine> {
  const engine = createEngine(await randomDataset(MILLION, { exact }), atlas)
  await engine.prepare(alongRoad(CORRIDOR_KM))
  return engine
}

function alongRoad(distanceKm: number): Query {
  return { ...EVERYTHING, regions: [{ kind: 'along', route: ROUTE, distanceKm }] }
}

/** The Development Road of the atlas. */
function roadOf({ shapes, shapeIds }: Dataset): readonly Position[] {
  const shape = shapes[shapeIds.indexOf(ROUTE)]
  if (shape?.type === 'LineString') return shape.coordinates
  if (shape?.type === 'MultiLineString') return shape.coordinates.flat()
  throw new Error('the atlas has no Development Road')
}

function pointsOf({ placed, longitudeE7, latitudeE7 }: Dataset): [number, number][] {
  return Array.from({ length: placed }, (_, row) => [
    (longitudeE7[row] as number) / 1e7,
    (latitudeE7[row] as number) / 1e7,
  ])
}

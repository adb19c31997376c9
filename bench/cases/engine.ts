import type { Dataset } from '@nahrain/engine'
import { EVERYTHING, type Query } from '@nahrain/model'
import Supercluster from 'supercluster'
import { createBaseline } from '../crossfilter.ts'
import {
  during,
  FULL_QUESTIONS,
  FULL_SHAPE,
  fullChangeOf,
  MILLION,
  queryOf,
  randomEngine,
  type Window,
} from '../events.ts'
import { type BenchCase, fasterThan, measureBoth, multipleOf } from '../measure.ts'

const CROSSFILTER = 'crossfilter2'

/** A million rows: everything changes, the slider moves, the marks are made. */
export const engineCase: BenchCase = {
  name: 'engine',
  async run(report) {
    const engine = await randomEngine(MILLION)
    const { dataset } = engine
    // First what needs no crossfilter: its million objects would keep the garbage collector busy in everybody's time.
    let cellTurn = 0
    const facets = () => [{ f0: ['v0', 'v1'] }, { f0: ['v0', 'v2'] }][cellTurn++ % 2] as { f0: string[] }
    const cells = measureBoth(
      { run: () => engine.ask({ ...EVERYTHING, facets: facets() }, { facets: false, cells: { zoom: 6 } }), times: 100 },
      { run: () => clusterAgain(dataset, new Set([0, 1])), times: 3 },
    )
    report({
      ...fasterThan('engine/cells', MILLION, 'supercluster rebuilt on the filtered points', cells),
      goal: { ratio: { atLeast: 60 } },
    })

    const fullChange = fullChangeOf(engine)
    const read = measureBoth({ run: fullChange, times: 40 }, { run: () => readColumns(dataset), times: 40 })
    report({
      ...multipleOf('engine/full-change-over-read', MILLION, 'one pass that reads the columns', read),
      goal: { ratio: { atMost: 6 } },
    })

    const baseline = createBaseline(dataset)
    let otherTurn = 0
    const full = measureBoth(
      { run: fullChange, times: 40 },
      { run: () => baseline.ask(FULL_QUESTIONS[otherTurn++ % 2] as (typeof FULL_QUESTIONS)[0]), times: 10 },
    )
    report({
      ...fasterThan('engine/full-change', MILLION, CROSSFILTER, full),
      goal: { ratio: { atLeast: 6 } },
    })

    const [question] = FULL_QUESTIONS
    const query = queryOf(question)
    const windows = backAndForth(question.window)
    const slides = windows.map((window) => ({ ...query, when: during(window) }))
    let [ourStep, otherStep] = [0, 0]
    baseline.ask(question)
    engine.ask(query, FULL_SHAPE)
    const slide = measureBoth(
      { run: () => engine.ask(slides[ourStep++ % slides.length] as Query, FULL_SHAPE), times: 2000 },
      { run: () => baseline.slide(windows[otherStep++ % windows.length] as Window), times: 2000 },
    )
    report({
      ...fasterThan('engine/slide', MILLION, `${CROSSFILTER}, without cells`, slide),
      goal: { ratio: { atLeast: 1 } },
    })
  },
}

/** A hand that moves the slider a year ahead and back again, a day each step. */
function backAndForth({ first, last }: Window): Window[] {
  const ahead = Array.from({ length: 365 }, (_, moved): Window => ({ first: first + moved, last: last + moved }))
  return [...ahead, ...ahead.slice(1, -1).reverse()]
}

/** Adds up every column that a full change looks at. */
function readColumns({ longitudeE7, latitudeE7, whenStart, whenEnd, facets, placed }: Dataset): number {
  const [a, b, c, d, e, f] = facets as readonly Uint8Array[]
  if (!(a && b && c && d && e && f)) throw new Error('expected six facets')
  let sum = 0
  for (let row = 0; row < placed; row++) {
    sum +=
      (longitudeE7[row] as number) + (latitudeE7[row] as number) + (whenStart[row] as number) + (whenEnd[row] as number)
    sum +=
      (a[row] as number) +
      (b[row] as number) +
      (c[row] as number) +
      (d[row] as number) +
      (e[row] as number) +
      (f[row] as number)
  }
  return sum
}

/** What supercluster has to do after a filter: it cannot filter, so its index is built anew. */
function clusterAgain({ placed, longitudeE7, latitudeE7, facets }: Dataset, wanted: ReadonlySet<number>): unknown {
  const codes = facets[0] as Uint8Array
  const points: Supercluster.PointFeature<Record<never, never>>[] = []
  for (let row = 0; row < placed; row++) {
    if (!wanted.has(codes[row] as number)) continue
    const coordinates = [(longitudeE7[row] as number) / 1e7, (latitudeE7[row] as number) / 1e7]
    points.push({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } })
  }
  return new Supercluster({ radius: 64, extent: 512, maxZoom: 8 }).load(points).getClusters([-180, -85, 180, 85], 6)
}

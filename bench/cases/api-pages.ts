import { get, measureByTurns, requestsPerSecond } from '../http/ask.ts'
import { startChild } from '../http/child-server.ts'
import type { MapServer } from '../http/mapserver.ts'
import { nextOf } from '../http/next-page.ts'
import { type AttributeQuestion, attributeQuestions, boxQuestions, POINTS } from '../http/points.ts'
import { type ServedPoints, withServedPoints } from '../http/served-points.ts'
import { fasterThan, type Measured, multipleOf, summarize, type Times } from '../measure.ts'

type Report = (measured: Measured) => void

export const ITEMS = '/api/collections/points/items'
const CONNECTIONS = 4
const SECONDS = 3
const ROUNDS = 3
/** Addresses that the server from memory holds: their answers are all of one size. */
const HELD = 100
const OUR_TURNS = 60
const OTHER_TURNS = 12
/** MapServer 8.0.0 as it was measured before on a table like this one, where it is not installed. */
const MEASURED_BEFORE = { perSecond: 220, firstMs: 565, lastMs: 576, attributeMs: 295 } as const

/** Pages of a table of 100,000 points over HTTP: of boxes, the first, the last, of properties. */
export function measurePages(report: Report): Promise<void> {
  return withServedPoints(async (served) => {
    await boxFigures(served, report)
    await singleFigures(served, report)
  })
}

async function boxFigures({ ours, mapServer }: ServedPoints, report: Report): Promise<void> {
  const questions = boxQuestions()
  const paths = questions.map((question) => `${ITEMS}?${question}`)
  // Once each, so that what is compared is a server that has been running for a while.
  for (const path of paths) await get(ours.url + path)
  const bytes = await startChild('serve-bytes.ts', [ours.url, ...paths.slice(0, HELD)])
  const sides = [
    { url: ours.url, paths },
    { url: bytes.url, paths: paths.slice(0, HELD) },
    ...(mapServer ? [mapServerSide(mapServer, questions)] : []),
  ]
  const rates: number[][] = sides.map(() => [])
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, side] of sides.entries()) {
      const rate = await requestsPerSecond({ ...side, connections: CONNECTIONS, seconds: SECONDS })
      // The first round is not counted: programs compile what they run often.
      if (round > 0) rates[index]?.push(rate)
    }
  }
  await bytes.stop()
  const [own, held, other] = rates.map(summarize) as [Times, Times, Times?]
  report({
    ...perSecond('api/bbox-page', nameOf(mapServer), own, other?.medianMs ?? MEASURED_BEFORE.perSecond),
    goal: { ratio: { atLeast: 12 } },
    remark: `${CONNECTIONS} connections, ${questions.length} boxes of about 1,000 points, pages of 100; ${remarkOf(mapServer)}`,
  })
  report({
    ...perSecond('api/bbox-page-over-bytes', 'a Hono server that has the same bytes in memory', own, held.medianMs),
    goal: { ratio: { atLeast: 0.4 } },
  })
}

function mapServerSide({ items }: MapServer, questions: readonly string[]) {
  const { origin, pathname, search } = new URL(items)
  return { url: origin, paths: questions.map((question) => `${pathname}${search}${question}`) }
}

function perSecond(name: string, baseline: string, ours: Times, baselineValue: number) {
  const value = ours.medianMs
  const figure = {
    name,
    rows: POINTS,
    value,
    unit: 'requests/s',
    baseline,
    baselineValue,
    ratio: value / baselineValue,
  }
  return { figure, spread: [ours.leastMs, ours.largestMs] as const }
}

async function singleFigures({ ours, mapServer }: ServedPoints, report: Report): Promise<void> {
  const first = `${ours.url}${ITEMS}?limit=100`
  const last = await lastPage(ours.url)
  const questions = attributeQuestions()
  const attributes = questions.map((question) => `${ours.url}${ITEMS}?limit=100&${ourQuestion(question)}`)
  const sides = [
    ...[() => first, () => last, (turn: number) => attributes[turn] as string].map((addressOf) => ({
      run: (turn: number) => get(addressOf(turn)),
      times: OUR_TURNS,
    })),
    ...(mapServer ? mapServerPages(mapServer, questions) : []),
  ]
  const [ourFirst, ourLast, ourAttribute, ...others] = (await measureByTurns(sides)) as [
    Times,
    Times,
    Times,
    ...Times[],
  ]
  const { firstMs, lastMs, attributeMs } = MEASURED_BEFORE
  const before = [firstMs, lastMs, attributeMs].map((medianMs) => ({
    medianMs,
    leastMs: medianMs,
    largestMs: medianMs,
  }))
  const [otherFirst, otherLast, otherAttribute] = (others.length > 0 ? others : before) as [Times, Times, Times]
  const server = nameOf(mapServer)
  const than = (name: string, own: Times, other: Times, remark: string) =>
    report({
      ...fasterThan(name, POINTS, server, { ours: own, baseline: other }),
      goal: { ratio: { atLeast: 12 } },
      remark: `${remark}; ${remarkOf(mapServer)}`,
    })
  const over = (name: string, own: Times) =>
    report({
      ...multipleOf(name, POINTS, 'our own first page', { ours: own, baseline: ourFirst }),
      goal: { ratio: { atMost: 3 } },
    })
  than('api/first-page', ourFirst, otherFirst, '100 features, no filter')
  than('api/last-page', ourLast, otherLast, '100 features, ours by the token of a next link, the other by offset')
  over('api/last-page-over-first', ourLast)
  than('api/attribute', ourAttribute, otherAttribute, 'a range of a number and a text by turns, the other asked by WFS')
  over('api/attribute-over-first', ourAttribute)
}

/** The address of the last hundred points: next links, followed in long strides, the last of which leaves just these. */
async function lastPage(url: string): Promise<string> {
  const stride = 9990
  let address = `${url}${ITEMS}?limit=${stride}`
  for (let read = 0; read < POINTS - 100; read += stride) address = nextOf(await get(address)) ?? ''
  return address.replace(`limit=${stride}`, 'limit=100')
}

function ourQuestion({ range, kind }: AttributeQuestion): string {
  if (range === undefined) return `kind=${encodeURIComponent(kind ?? '')}`
  return `filter=${encodeURIComponent(`size >= ${range[0]} AND size < ${range[1]}`)}`
}

function mapServerPages({ items, wfs }: MapServer, questions: readonly AttributeQuestion[]) {
  const addresses = questions.map((question) => `${wfs}count=100&FILTER=${encodeURIComponent(fesFilter(question))}`)
  return [
    () => `${items}limit=100`,
    () => `${items}limit=100&offset=${POINTS - 100}`,
    (turn: number) => addresses[turn] as string,
  ].map((addressOf) => ({ run: (turn: number) => get(addressOf(turn)), times: OTHER_TURNS }))
}

/** OGC Filter Encoding 2.0. */
function fesFilter({ range, kind }: AttributeQuestion): string {
  const compare = (operator: string, property: string, value: unknown) =>
    `<fes:${operator}><fes:ValueReference>${property}</fes:ValueReference><fes:Literal>${value}</fes:Literal></fes:${operator}>`
  const condition =
    range === undefined
      ? compare('PropertyIsEqualTo', 'kind', kind)
      : `<fes:And>${compare('PropertyIsGreaterThanOrEqualTo', 'size', range[0])}${compare('PropertyIsLessThan', 'size', range[1])}</fes:And>`
  return `<fes:Filter xmlns:fes="http://www.opengis.net/fes/2.0">${condition}</fes:Filter>`
}

function nameOf(mapServer: MapServer | undefined): string {
  return mapServer === undefined
    ? 'MapServer 8.0.0, as measured before'
    : `MapServer ${mapServer.version}, GeoPackage, FastCGI`
}

function remarkOf(mapServer: MapServer | undefined): string {
  return mapServer === undefined ? 'MapServer is not installed here' : 'both servers in this run'
}

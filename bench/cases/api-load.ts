import { get, load, measureByTurns } from '../http/ask.ts'
import { attributeQuestions, boxQuestions, POINTS } from '../http/points.ts'
import { withServedPoints } from '../http/served-points.ts'
import type { Measured } from '../measure.ts'

const CONNECTIONS = 200
const SECONDS = 60
const PACED_SECONDS = 20
const MOST_TIMES_MEDIAN = 40

/** Many connections with requests of every kind: as fast as answers come, and at half of the pace that one connection has. */
export function measureLoad(report: (measured: Measured) => void): Promise<void> {
  return withServedPoints(
    async ({ ours: { url } }) => {
      const paths = mixedPaths()
      const [alone] = await measureByTurns([{ run: (turn) => get(url + paths[turn]), times: paths.length }])
      const medianMs = alone?.medianMs ?? Number.NaN
      const figure = async (name: string, options: { readonly seconds: number; readonly perSecond?: number }) => {
        const { latency, errors, non2xx, requests } = await load({
          url,
          paths,
          connections: CONNECTIONS,
          ...options,
        })
        const faults = errors + non2xx
        report({
          figure: {
            name,
            rows: POINTS,
            value: latency.p99,
            unit: 'ms at the 99th of 100',
            baseline: 'median of one connection, ms',
            baselineValue: medianMs,
            ratio: latency.p99 / medianMs,
          },
          spread: [latency.min, latency.max],
          goal: { ratio: { atMost: MOST_TIMES_MEDIAN } },
          remark: `${CONNECTIONS} connections, ${options.seconds} s, ${requests.total} requests, ${options.perSecond === undefined ? 'each asks again at once' : `${options.perSecond} requests/s over all`}`,
        })
        report({
          figure: {
            name: `${name}-errors`,
            rows: POINTS,
            value: faults,
            unit: 'errors',
            baseline: 'requests',
            baselineValue: requests.total,
            ratio: faults / requests.total,
          },
          spread: [faults, faults],
          goal: { value: { atMost: 0 } },
        })
      }
      await figure('api/load', { seconds: SECONDS })
      await figure('api/load-paced', { seconds: PACED_SECONDS, perSecond: Math.round(500 / medianMs) })
    },
    { withMapServer: false },
  )
}

/** Pages mostly, as readers and maps ask; now and then a summary, a tile, a document. */
function mixedPaths(): string[] {
  const collection = '/api/collections/points'
  const boxes = boxQuestions().slice(0, 100)
  const attributes = attributeQuestions().slice(0, 20)
  return boxes.flatMap((question, index) => {
    const paths = [`${collection}/items?${question}`, `${collection}/items/${index * 7 + 1}`]
    if (index % 5 === 0) {
      const { range, kind } = attributes[index / 5] ?? {}
      const filter = range === undefined ? `kind = '${kind}'` : `size BETWEEN ${range[0]} AND ${range[1]}`
      paths.push(
        `${collection}/items?limit=20&filter=${encodeURIComponent(filter)}`,
        collection,
        `${collection}/queryables`,
      )
    }
    if (index % 10 === 0)
      paths.push(
        `${collection}/summary?${question.replace('&limit=100', '')}`,
        `${collection}/tiles/WebMercatorQuad/9/${201 + (index % 3)}/${318 + (index % 4)}`,
      )
    return paths
  })
}

import type { Family, Sample } from './metrics-text.ts'
import type { ServedRequest } from './observe.ts'

/** Upper bounds, included, of how long requests take, in seconds: from what the cache answers to what nobody waits for. */
const BOUNDS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Counts of requests by route template, method and status: all of them from closed sets, so that memory is bounded. */
export interface RequestMetrics {
  readonly count: (request: ServedRequest) => void
  readonly families: () => Family[]
}

interface Histogram {
  /** One for each bound, then one for everything longer; not yet summed up. */
  readonly counts: Uint32Array
  sumSeconds: number
}

interface Tally {
  readonly labels: { readonly method: string; readonly route: string; readonly status: string }
  value: number
}

export function createRequestMetrics(): RequestMetrics {
  const tallies = new Map<string, Tally>()
  const histograms = new Map<string, Histogram>()
  let bytesSent = 0

  return {
    count({ method: asked, route, status, durationMs, bytes }) {
      const method = METHODS.has(asked) ? asked : 'other'
      const tally = findOrAdd(tallies, `${method} ${status} ${route}`, () => ({
        labels: { method, route, status: String(status) },
        value: 0,
      }))
      tally.value++
      const histogram = findOrAdd(histograms, route, emptyHistogram)
      const at = BOUNDS_SECONDS.findIndex((bound) => durationMs <= bound * 1000)
      const slot = at < 0 ? BOUNDS_SECONDS.length : at
      histogram.counts[slot] = (histogram.counts[slot] ?? 0) + 1
      histogram.sumSeconds += durationMs / 1000
      bytesSent += bytes ?? 0
    },
    families: () => familiesOf({ tallies, histograms, bytesSent }),
  }
}

interface Counted {
  readonly tallies: ReadonlyMap<string, Tally>
  readonly histograms: ReadonlyMap<string, Histogram>
  readonly bytesSent: number
}

function familiesOf({ tallies, histograms, bytesSent }: Counted): Family[] {
  return [
    {
      name: 'nahrain_requests_total',
      type: 'counter',
      help: 'Requests that are over, by method, route template and status.',
      samples: [...tallies.values()],
    },
    {
      name: 'nahrain_request_duration_seconds',
      type: 'histogram',
      help: 'From the arrival of a request until the last byte of its answer left.',
      samples: [...histograms].flatMap(([route, histogram]) => histogramSamples(route, histogram)),
    },
    {
      name: 'nahrain_sent_bytes_total',
      type: 'counter',
      help: 'Bytes of answers, heads included.',
      samples: [{ value: bytesSent }],
    },
  ]
}

function emptyHistogram(): Histogram {
  return { counts: new Uint32Array(BOUNDS_SECONDS.length + 1), sumSeconds: 0 }
}

function histogramSamples(route: string, { counts, sumSeconds }: Histogram): Sample[] {
  let total = 0
  const buckets = [...counts].map((count, slot) => {
    total += count
    const le = String(BOUNDS_SECONDS[slot] ?? '+Inf')
    return { suffix: '_bucket', labels: { route, le }, value: total }
  })
  return [
    ...buckets,
    { suffix: '_sum', labels: { route }, value: sumSeconds },
    { suffix: '_count', labels: { route }, value: total },
  ]
}

function findOrAdd<Value>(map: Map<string, Value>, key: string, create: () => Value): Value {
  const found = map.get(key) ?? create()
  map.set(key, found)
  return found
}

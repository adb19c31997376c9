import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Family } from '../service/metrics-text.ts'

const NANOSECONDS = 1e-9

export interface ProcessMetrics {
  /** The event loop's delays are those since the last call. */
  readonly families: () => Family[]
  readonly close: () => void
}

/** Memory and start of this process, named as Prometheus's own clients do, and how late its event loop runs. */
export function watchProcess(): ProcessMetrics {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  return {
    families() {
      const { rss, heapUsed, external } = process.memoryUsage()
      const delays = { p50: delay.percentile(50), p99: delay.percentile(99), max: delay.max }
      delay.reset()
      return [
        gauge('process_resident_memory_bytes', 'Resident memory of the process.', rss),
        gauge('process_heap_bytes', 'Memory of objects in the heap.', heapUsed),
        gauge('process_external_memory_bytes', 'Memory outside the heap: the columns of the datasets.', external),
        gauge('process_start_time_seconds', 'Start of the process, since 1970.', performance.timeOrigin / 1000),
        {
          name: 'nahrain_event_loop_delay_seconds',
          type: 'gauge',
          help: 'How late the event loop ran since the last scrape.',
          samples: Object.entries(delays).map(([quantile, value]) => ({
            labels: { quantile },
            value: value * NANOSECONDS,
          })),
        },
      ]
    },
    close: () => delay.disable(),
  }
}

function gauge(name: string, help: string, value: number): Family {
  return { name, type: 'gauge', help, samples: [{ value }] }
}

import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { datasetFamilies } from './node/dataset-metrics.ts'
import { type Listening, listen } from './node/http-server.ts'
import { lineWriter } from './node/line-writer.ts'
import { type LiveDatasets, openLiveDatasets } from './node/live-datasets.ts'
import { createPageApp } from './node/page-app.ts'
import { type ProcessMetrics, watchProcess } from './node/process-metrics.ts'
import { type ServiceOptions, serviceOptions } from './node/service-settings.ts'
import { type ServiceStack, serviceStack } from './node/service-stack.ts'
import { createLog } from './service/log.ts'
import { operationRoutes } from './service/operations.ts'

/** What a server on Node is started with. */
export interface ServerOptions {
  /** Dataset folders; the first is the atlas of the page. */
  readonly datasetFolders: readonly string[]
  /** Folder of the built page; without one there is only the API. */
  readonly pageFolder?: string
  /** 0 takes any free port. */
  readonly port: number
  /** Address or name to listen on; every address of the machine where it is left out. */
  readonly host?: string | undefined
  /** Port of its own for `/metrics`, which the main one has not then; 0 takes any free one. */
  readonly metricsPort?: number | undefined
  readonly service?: Partial<ServiceOptions>
  /** Takes the lines of the log; they go to stderr where it is left out. */
  readonly writeLog?: (line: string) => void
}

export interface RunningServer {
  readonly url: string
  /** Where `/metrics` is, if anywhere. */
  readonly metricsUrl: string | undefined
  /** Reads all datasets again; those of another version take the place of the old ones. What is refused is logged. */
  readonly reload: () => Promise<void>
  /** Answers requests under way, takes no new ones, then ends. */
  readonly close: () => Promise<void>
}

/** Reads the datasets, then serves page and API. @throws damaged-dataset, not-found, invalid-input; the system's error when a port is taken */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const service = serviceOptions(options.service)
  const writeLog = options.writeLog ?? lineWriter(process.stderr)
  const log = createLog({ format: service.log, write: writeLog })
  const stack = serviceStack(service, log)
  const live = await openLiveDatasets({
    paths: options.datasetFolders,
    watchSeconds: service.watchSeconds,
    log,
    createApp: (folders) => createPageApp(folders, { pageFolder: options.pageFolder, middleware: stack.middleware }),
  })
  const watch = watchProcess()
  return serveLive({ options, service, stack, live, watch })
}

interface Parts {
  readonly options: ServerOptions
  readonly service: ServiceOptions
  readonly stack: ServiceStack
  readonly live: LiveDatasets
  readonly watch: ProcessMetrics
}

async function serveLive({ options, service, stack, live, watch }: Parts): Promise<RunningServer> {
  const { port, host, metricsPort } = options
  const opened: Listening[] = []
  let isEnding = false
  const closeAll = async () => {
    isEnding = true
    await Promise.all(opened.map(({ close }) => close()))
    watch.close()
    await live.close()
  }
  const notReady = () => (isEnding ? 'the server is ending' : live.fault())
  const families = () => [...stack.families(), ...datasetFamilies(live), ...watch.families()]
  const withMetrics = operationRoutes({ notReady, families })
  const isApart = metricsPort !== undefined && service.metrics === 'on'
  const main = isApart || service.metrics === 'off' ? operationRoutes({ notReady }) : withMetrics
  const open = async (fetch: Parameters<typeof listen>[0]['fetch'], at: number) => {
    const listening = await listen({ fetch, port: at, host, service })
    opened.push(listening)
    return `http://${nameOf(host)}:${listening.port}`
  }
  try {
    const url = await open(beside(main, live), port)
    const apart = isApart ? await open((request) => withMetrics.fetch(request), metricsPort) : undefined
    const metricsUrl = service.metrics === 'on' ? `${apart ?? url}/metrics` : undefined
    return { url, metricsUrl, reload: live.reload, close: closeAll }
  } catch (error) {
    await closeAll()
    throw error
  }
}

/** What a browser on this machine calls it. */
function nameOf(host: string | undefined): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** The operations' own addresses pass by the app and all that stands around it. */
function beside(operations: Hono, { generations }: LiveDatasets) {
  const paths = new Set(operations.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))
  return (request: Request, bindings: HttpBindings): Response | Promise<Response> => {
    const [path = ''] = (bindings.incoming.url ?? '').split('?', 1)
    return paths.has(path) ? operations.fetch(request) : generations.fetch(request, bindings)
  }
}

export { type DatasetFolder, openDatasetFolder, readDatasetFolder } from './node/dataset-folder.ts'
export { SERVICE_SETTINGS, type ServiceOptions, type Setting, type SettingName } from './node/service-settings.ts'

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type RunningServer, startServer } from '@nahrain/api/node'
import { type Command, type CommandInput, textOption, UsageError } from '../command.ts'
import { readServiceFlags, SERVICE_FLAGS, serviceHelp } from './serve-settings.ts'

const DEFAULT_PORT = 8787

/** The page that this repository builds, where it was built. */
const PAGE_FOLDER = fileURLToPath(new URL('../../../web/dist', import.meta.url))

export const serveCommand: Command = {
  usage: '[DATASET …] [--port N] [OPTION …]',
  details: [
    'DATASET   dataset folders; "data/dist/atlas" where none is named; the first is the one of the page',
    `--port N  0 takes any free port; the variable PORT, else ${DEFAULT_PORT}, where it is left out`,
    '--host H  the address to listen on; every address of this machine where it is left out',
    '--metrics-port N  a port of its own for /metrics, which the main one has not then',
    '',
    ...serviceHelp(),
    '',
    'A dataset that is built anew is taken up while the server runs. SIGHUP reads all of them again.',
    'Ends cleanly on Ctrl-C (SIGINT) and SIGTERM.',
  ],
  example: 'nahrain serve data/dist/atlas --port 8787 --log json',
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    'metrics-port': { type: 'string' },
    ...SERVICE_FLAGS,
  },
  async run({ positionals, options, terminal }) {
    const server = await start(positionals, options)
    terminal.out(`Nahrain is at ${server.url} (API: ${server.url}/api/). Ctrl-C ends it.`)
    const reload = () => void server.reload()
    process.on('SIGHUP', reload)
    await stopSignal()
    process.off('SIGHUP', reload)
    await server.close()
    return 0
  },
}

/** @throws UsageError */
async function start(positionals: readonly string[], options: CommandInput['options']): Promise<RunningServer> {
  const port = readPort('port', textOption(options, 'port') ?? process.env.PORT) ?? DEFAULT_PORT
  const metricsPort = readPort('metrics-port', textOption(options, 'metrics-port'))
  const host = textOption(options, 'host')
  const datasetFolders = positionals.length > 0 ? positionals : ['data/dist/atlas']
  const page = existsSync(PAGE_FOLDER) ? { pageFolder: PAGE_FOLDER } : {}
  const service = readServiceFlags(options)
  return startServer({ datasetFolders, port, host, metricsPort, service, ...page }).catch((error: unknown) => {
    throw asUsageError(error) ?? error
  })
}

/** What the system says of a port or a host that cannot be had, in our words. */
function asUsageError(error: unknown): UsageError | undefined {
  const { code, port, address, hostname } = error as Readonly<Record<string, unknown>>
  switch (code) {
    case 'EADDRINUSE':
      return new UsageError(
        `got port ${port}, which is taken, expected a free one: choose with --port (PORT) or --metrics-port`,
      )
    case 'EACCES':
      return new UsageError(
        `got port ${port}, which needs special rights, expected one from 1024 on: choose with --port`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new UsageError(`--host: got ${address ?? hostname}, expected an address or a name of this machine`)
    default:
      return undefined
  }
}

function readPort(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new UsageError(`${name}: got ${text}, expected a number from 0 to 65535`)
  return port
}

/** The first signal ends the server; later ones change nothing: a terminal and the scripts above may all send theirs. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', resolve)
    process.on('SIGTERM', resolve)
  })
}

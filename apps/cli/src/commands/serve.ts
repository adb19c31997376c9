import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startServer } from '@nahrain/api/node'
import { type Command, textOption, UsageError } from '../command.ts'

const DEFAULT_PORT = 8787

/** The page that this repository builds, where it was built. */
const PAGE_FOLDER = fileURLToPath(new URL('../../../web/dist', import.meta.url))

export const serveCommand: Command = {
  usage: '[DATASET …] [--port N]',
  details: [
    'DATASET   dataset folders; "data/dist/atlas" where none is named; the first is the one of the page',
    `--port N  0 takes any free port; the variable PORT, else ${DEFAULT_PORT}, where it is left out`,
    '',
    'Ends cleanly on Ctrl-C (SIGINT) and SIGTERM.',
  ],
  example: 'nahrain serve data/dist/atlas --port 8787',
  options: { port: { type: 'string' } },
  async run({ positionals, options, terminal }) {
    const port = readPort(textOption(options, 'port') ?? process.env.PORT)
    const datasetFolders = positionals.length > 0 ? positionals : ['data/dist/atlas']
    const page = existsSync(PAGE_FOLDER) ? { pageFolder: PAGE_FOLDER } : {}
    const server = await startServer({ datasetFolders, port, ...page }).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== 'EADDRINUSE') throw error
      throw new UsageError(`got port ${port}, which is taken, expected a free one: choose with --port or PORT`)
    })
    terminal.out(`Nahrain is at ${server.url} (API: ${server.url}/api/). Ctrl-C ends it.`)
    await stopSignal()
    await server.close()
    return 0
  },
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new UsageError(`port: got ${text}, expected a number from 0 to 65535`)
  return port
}

/** The first signal ends the server; later ones change nothing: a terminal and the scripts above may all send theirs. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', resolve)
    process.on('SIGTERM', resolve)
  })
}

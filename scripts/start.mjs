// `npm start`: builds what changed, then serves page and API.
import { spawn, spawnSync } from 'node:child_process'

const build = spawnSync(
  process.execPath,
  ['node_modules/turbo/bin/turbo', 'run', 'build', '--output-logs=errors-only'],
  {
    stdio: 'inherit',
  },
)
if (build.status !== 0) process.exit(build.status ?? 1)

const server = spawn(process.execPath, ['apps/cli/bin/nahrain.js', 'serve', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))

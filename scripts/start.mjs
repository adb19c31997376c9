// `npm start`: builds what changed, then serves page and API.
import { spawn } from 'node:child_process'
import { build } from './build.mjs'

build()

const server = spawn(process.execPath, ['apps/cli/bin/nahrain.js', 'serve', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))

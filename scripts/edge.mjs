// `npm run edge [DIR…]`: builds what changed, puts page and datasets together, then serves them on workerd.
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from './build.mjs'

const ASSETS = 'dist/edge'
const ATLAS = 'data/dist/atlas'

/** Run from the folder of its configuration. */
const wrangler = ['../../node_modules/wrangler/bin/wrangler.js', 'dev', '--port', process.env.PORT ?? '8788']

build()
assemble(process.argv.slice(2))

const server = spawn(process.execPath, wrangler, {
  cwd: 'apps/api',
  stdio: 'inherit',
  env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))

/** The page with its datasets, as a static host serves them too. */
function assemble(folders) {
  rmSync(ASSETS, { recursive: true, force: true })
  cpSync('apps/web/dist', ASSETS, { recursive: true })
  const index = [ATLAS, ...folders].map((folder) => {
    const { id, title, count } = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'))
    mkdirSync(`${ASSETS}/datasets`, { recursive: true })
    cpSync(folder, `${ASSETS}/datasets/${id}`, { recursive: true })
    return { id, title, count }
  })
  writeFileSync(`${ASSETS}/datasets/index.json`, JSON.stringify(index))
}

// `npm run bench`: builds, then measures. Not a test: it takes minutes and wants a machine of its own.
import { spawnSync } from 'node:child_process'
import { build } from './build.mjs'

build()
const measure = ['--expose-gc', '--conditions=nahrain-source', 'bench/run.ts', ...process.argv.slice(2)]
process.exit(spawnSync(process.execPath, measure, { stdio: 'inherit' }).status ?? 1)

// `npm run bench`: builds, then measures. Not a test: it takes minutes and wants a machine of its own.
import { spawnSync } from 'node:child_process'

function run(args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

run(['node_modules/turbo/bin/turbo', 'run', 'build', '--output-logs=errors-only'])
run(['--expose-gc', '--conditions=nahrain-source', 'bench/run.ts', ...process.argv.slice(2)])

import { spawnSync } from 'node:child_process'

/** Builds what changed; ends the program where that fails. */
export function build() {
  const turbo = ['node_modules/turbo/bin/turbo', 'run', 'build', '--output-logs=errors-only']
  const { status } = spawnSync(process.execPath, turbo, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

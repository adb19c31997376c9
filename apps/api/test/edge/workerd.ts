import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

/** Why workerd does not run on this machine; undefined where it does. What fails after that is a fault of ours. */
export function workerdFault(): string | undefined {
  const ofWrangler = createRequire(createRequire(import.meta.url).resolve('wrangler/package.json'))
  const { status, error, stderr } = spawnSync(ofWrangler.resolve('workerd/bin/workerd'), ['--version'], {
    encoding: 'utf8',
    timeout: 30_000,
  })
  if (status === 0) return undefined
  return `workerd does not run here: ${error?.message ?? stderr}`
}

import { expect, test } from 'vitest'

/** The exported names of every published package: a change here is a change that users notice, and wants a changeset. */
const PACKAGES = ['model', 'cql2', 'engine', 'ingest', 'worker'] as const

test.each(PACKAGES)('@nahrain/%s exports what it promises', async (name) => {
  const module: Record<string, unknown> = await import(`../packages/${name}/src/index.ts`)
  await expect(Object.keys(module).sort().join('\n')).toMatchFileSnapshot(`public-api/${name}.txt`)
})
